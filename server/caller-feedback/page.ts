/**
 * The pages for callers as HTML. Nothing that came in is written back: each page is put together of fixed texts, so
 * there is nothing to escape.
 */
import { CALLER_QUESTIONS, type CallerQuestion, LINK_DAYS } from '../contract/caller-feedback.ts';
import { STYLE } from './style.ts';

const ASK_TITLE = 'Wat vond u van het gesprek?';

/** The form with the questions. It is sent to the address it stands on, which holds the code. */
export function questionsPage({ problem }: { problem: 'no answer' | 'unknown answer' | null }): string {
  const what =
    problem === 'no answer'
      ? 'Kies bij minstens één vraag een antwoord. Er is nog niets verstuurd.'
      : 'Een antwoord is niet goed overgekomen. Er is nog niets verstuurd. Kies uw antwoorden opnieuw.';
  return page({
    title: ASK_TITLE,
    isProblem: problem !== null,
    body: `
      ${problem === null ? '' : notice({ text: what, link: 'Ga naar de eerste vraag', to: 'solved-1' })}
      <p>U belde met de BelastingTelefoon. Wilt u ons vertellen hoe dat ging? Met uw antwoorden kunnen wij anderen beter helpen.</p>
      <p>Het zijn 4 vragen. U hoeft niet alles te beantwoorden.</p>
      <form method="post" novalidate>
        ${CALLER_QUESTIONS.map(questionFields).join('')}
        <section class="note" aria-labelledby="bewaren">
          <h2 id="bewaren">Wat wij bewaren</h2>
          <p>Wij bewaren alleen uw antwoorden en de dag waarop u ze geeft. Ze komen bij het gesprek te staan. De medewerker die u sprak, kan ze zien. Uw antwoorden veranderen niets aan uw belasting of toeslag.</p>
        </section>
        <button type="submit">Verstuur uw antwoorden</button>
      </form>`,
  });
}

function questionFields({ key, text, options }: CallerQuestion): string {
  const scale = key === 'satisfied';
  const choices = [
    ...options.map(({ value, label }) => ({ value, label: scale ? `${value}. ${label}` : label })),
    // So that an answer can be taken back: a radio button cannot be put out.
    { value: '', label: 'Geen antwoord' },
  ];
  return `
        <fieldset>
          <legend>${text}</legend>
          ${choices
            .map(
              ({ value, label }, index) =>
                `<div class="choice"><input type="radio" name="${key}" value="${value}" id="${key}-${index + 1}"><label for="${key}-${index + 1}">${label}</label></div>`,
            )
            .join('\n          ')}
        </fieldset>`;
}

/** For someone who was told a code: where to type it. */
export function enterCodePage({ misread }: { misread: boolean }): string {
  return page({
    title: 'Geef uw mening over het gesprek',
    isProblem: misread,
    body: `
      <p>De medewerker van de BelastingTelefoon gaf u een code. Vul die hier in.</p>
      <form method="post" action="/mening" novalidate>
        <div class="field">
          <label for="code">Uw code</label>
          <p id="code-hint" class="hint">26 letters en cijfers. Hoofdletters, streepjes en spaties maken niet uit.</p>
          ${misread ? '<p id="code-problem" class="problem">Dit is geen hele code. Kijk of u alle letters en cijfers hebt overgenomen.</p>' : ''}
          <input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="80" required
            aria-describedby="code-hint${misread ? ' code-problem' : ''}"${misread ? ' aria-invalid="true" autofocus' : ''}>
        </div>
        <button type="submit">Ga verder</button>
      </form>`,
  });
}

export const thanksPage = () =>
  page({
    title: 'Bedankt voor uw antwoorden',
    body: `
      <p>Uw antwoorden zijn bewaard. De link werkt nu niet meer.</p>
      <p>U kunt deze pagina sluiten.</p>`,
  });

/** The same for a code that never was, was used or has expired: it tells nobody which codes exist. */
export const invalidPage = () =>
  page({
    title: 'Deze link werkt niet',
    body: `
      <p>Dat kan drie redenen hebben:</p>
      <ul>
        <li>De code is niet helemaal goed overgenomen.</li>
        <li>De link is al gebruikt. Een link werkt één keer.</li>
        <li>De link is verlopen. Een link werkt ${LINK_DAYS} dagen.</li>
      </ul>
      <p>Er is niets bewaard. Hebt u de code opgeschreven? <a href="/mening">Vul uw code opnieuw in</a>.</p>`,
  });

export const tooOftenPage = () =>
  page({
    title: 'Er is te vaak een verkeerde code gebruikt',
    body: `
      <p>Er is niets bewaard. Wacht een kwartier en probeer het dan opnieuw.</p>`,
  });

export const failedPage = () =>
  page({
    title: 'Uw antwoorden zijn niet bewaard',
    body: `
      <p>Er ging iets mis bij ons. Uw link werkt nog. Probeer het later opnieuw.</p>`,
  });

/** A message on top that takes the focus, so that it is also read aloud without a script. */
const notice = ({ text, link, to }: { text: string; link: string; to: string }) =>
  `<div class="notice" role="alert" tabindex="-1" autofocus><p>${text}</p><p><a href="#${to}">${link}</a></p></div>`;

function page({
  title,
  body,
  isProblem = false,
}: {
  title: string;
  body: string;
  isProblem?: boolean;
}): string {
  return `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex, nofollow">
    <meta name="format-detection" content="telephone=no">
    <title>${isProblem ? 'Let op: ' : ''}${title} - BelastingTelefoon</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <header><p>BelastingTelefoon</p></header>
    <main>
      <h1>${title}</h1>${body}
    </main>
  </body>
</html>
`;
}
