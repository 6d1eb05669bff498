import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue } from '../rules/read-value.ts';
import { realDecision, realRules } from '../rules/testing.ts';
import { askedItem, hearInputs, type SpokenLine } from './hear-inputs.ts';

const TODAY = '2026-11-21';

/** "M: …" is the agent, other lines are the caller. */
const call = (lines: readonly string[]): SpokenLine[] =>
  lines.map((line) =>
    line.startsWith('M: ')
      ? { speaker: 'medewerker', text: line.slice(3) }
      : { speaker: 'beller', text: line },
  );

/** What is heard, as "key=value", with ~ behind what follows from the words rather than being said. */
const heard = (id: string, ...lines: string[]): string[] =>
  hearInputs(call(lines), realDecision(id).inputs, TODAY)
    .map((h) => `${h.key}=${h.value}${h.origin === 'afgeleid' ? '~' : ''}`)
    .sort();

const UITSTEL = 'kort-uitstel-van-betaling';
const ASK_AMOUNT = 'M: Hoeveel moet u nog betalen op deze aanslag?';
const ASK_EARLIER = 'M: heeft u al eerder uitstel gehad';
const ASK_LETTER = 'M: wat is de uiterste betaaldatum op de aanslag';

type Example = [what: string, lines: string[], values: string[]];

describe('uitstel van betaling', () => {
  const examples: Example[] = [
    [
      'kind and amount in one breath',
      [
        'ik heb hier een definitieve aanslag inkomstenbelasting en het is 3.800 euro en dat heb ik gewoon niet liggen',
      ],
      ['bedrag=3800', 'soort=definitief'],
    ],
    [
      'no earlier postponement, nothing else open',
      [ASK_EARLIER, 'nee eerste keer dit, verder heb ik niks openstaan gelukkig'],
      ['andereSchuld=0', 'eerderUitstel=nee'],
    ],
    ['an own business denied', ['ik heb geen eigen bedrijf, ik werk in loondienst'], ['ondernemer=nee']],
    ['no entrepreneur', ['ik ben geen ondernemer'], ['ondernemer=nee']],
    ['no own shop', ['ik heb geen eigen zaak'], ['ondernemer=nee']],
    ['an own business', ['ik heb een eigen zaak'], ['ondernemer=ja']],
    ['a sole proprietorship', ['ik heb een eenmanszaak'], ['ondernemer=ja~']],
    ['an own shop', ['nou ik heb een eigen winkel'], ['ondernemer=ja']],
    [
      'amount only',
      ['ik heb een aanslag van 3800 euro die ik niet in een keer kan betalen'],
      ['bedrag=3800'],
    ],
    ['amount in a question', ['kan ik uitstel krijgen voor een aanslag van 3800 euro'], ['bedrag=3800']],
    ['amount to pay', ['ik moet drieduizend achthonderd euro betalen'], ['bedrag=3800']],
    ['amount to pay, the verb first', ['moet ik nou 3800 euro betalen aan jullie'], []],
    ['amount with a word between', ['ik heb een aanslag gekregen van zesduizend euro'], ['bedrag=6000']],
    ['amount without euro', ['ik heb een aanslag van vierduizend'], ['bedrag=4000']],
    ['amount in capitals', ['EEN AANSLAG VAN 3800 EURO'], ['bedrag=3800']],
    ['amount with cents', ['een aanslag van € 3.800,50'], ['bedrag=3800,50']],
    ['a year is no amount', ['een aanslag van 2024'], []],
    ['two figures are no amount', ['een aanslag van vierentwintig'], []],
    ['a rough amount', ['een aanslag van ongeveer 3000 euro'], []],
    ['a doubtful amount', ['ik denk een aanslag van 3000 euro'], []],
    ['two amounts', ['een aanslag van 3000 euro en een aanslag van 4000 euro'], []],
    [
      'a correction in the line',
      ['een aanslag van 3800 euro nee sorry een aanslag van 4800 euro'],
      ['bedrag=4800'],
    ],
    ['a correction in the next line', ['een aanslag van 3800 euro', 'nee sorry, 4800'], ['bedrag=4800']],
    ['a correction with "ik bedoel"', ['een aanslag van 3800 euro', 'ik bedoel 4800 euro'], ['bedrag=4800']],
    ['the same again', ['een aanslag van 3800 euro', 'ja die aanslag van 3800 dus'], ['bedrag=3800']],
    ['two amounts in one call', ['een aanslag van 3800 euro', 'die aanslag van 4800 euro'], ['bedrag=null']],
    [
      'a contradiction settled by the answer',
      ['een aanslag van 3800 euro', 'die aanslag van 4800 euro', ASK_AMOUNT, '4800 euro'],
      ['bedrag=4800'],
    ],
    ['a bare number after the question', [ASK_AMOUNT, 'drieduizend achthonderd'], ['bedrag=3800']],
    ['a small bare number after the question', [ASK_AMOUNT, 'tachtig euro'], ['bedrag=80']],
    ['asked in other words', ['M: hoeveel moet u nog betalen', '3800'], ['bedrag=3800']],
    ['with a filler line between', [ASK_AMOUNT, 'wacht even hoor ik pak de brief', '3800'], ['bedrag=3800']],
    ['with two lines between', [ASK_AMOUNT, 'wacht even', 'ja momentje nog', '3800'], []],
    ['a bare number out of nowhere', ['drieduizend achthonderd'], []],
    ['a rough answer', [ASK_AMOUNT, 'ongeveer 3000'], []],
    ['an answer that counts down', [ASK_AMOUNT, 'nou het was 4000 en ik heb al 200 betaald'], []],
    ['half of it', [ASK_AMOUNT, 'de helft van 4000'], []],
    ['denied', [ASK_AMOUNT, 'geen 3800'], []],
    ['paid already', ['ik heb een aanslag van 3800 euro betaald'], []],
    ['money that is there', ['ik heb een aanslag gekregen maar ik heb maar 500 euro'], []],
    ['a difference', ['die aanslag is 500 euro hoger dan vorig jaar'], []],
    ['a part', ['ik kan 500 euro van die aanslag betalen'], []],
    ['owed to somebody else', ['ik moet 500 euro betalen aan de tandarts'], []],
    ['an own business that was', ['ik had een eigen bedrijf tot vorig jaar'], []],
    ['an own business to come', ['ik wil een eigen bedrijf beginnen'], []],
    ['an own business that ended', ['ik ben gestopt met mijn eigen bedrijf'], []],
    ['afraid of a writ', ['ik ben bang voor een dwangbevel'], []],
    ['a writ to come', ['straks krijg ik nog een dwangbevel'], []],
    ['postponement of the return', ['ik heb al eerder uitstel gehad voor de aangifte'], []],
    ['a day of something else', [ASK_LETTER, 'de brief is van 1 oktober 2026'], []],
    ['an assessment still to come', ['ik wacht nog op de definitieve aanslag'], []],
    ['an answer of two amounts', [ASK_AMOUNT, '3000 of 4000'], []],
    ['a monthly amount is no debt', [ASK_AMOUNT, 'tweehonderd euro per maand'], []],
    ['other money in the answer', [ASK_AMOUNT, 'mijn salaris is 3800 euro'], []],
    ['does not know', [ASK_AMOUNT, 'dat weet ik niet'], ['bedrag=weet-niet']],
    ['no idea', [ASK_AMOUNT, 'geen idee eigenlijk'], ['bedrag=weet-niet']],
    [
      'a later amount replaces "weet ik niet"',
      [ASK_AMOUNT, 'geen idee', ASK_AMOUNT, '3800'],
      ['bedrag=3800'],
    ],
    ['"weet ik niet" out of nowhere', ['dat weet ik niet'], []],
    ['interest is other money', ['en dan 40 euro rente op die aanslag'], []],
    ['a fine is other money', ['die boete van vierhonderd euro die moet ik ook betalen'], []],
    ['part of it paid', ['van die aanslag heb ik al 500 euro betaald'], []],
    ['of the municipality', ['ik heb een aanslag van de gemeente van 300 euro'], []],
    ['somebody else', ['mijn broer heeft een aanslag van 3800 euro'], []],
    ['supposed', ['stel dat ik een aanslag van 3800 euro krijg'], []],
    ['supposed with als', ['als ik nou een aanslag van 3800 euro heb'], []],
    ['asked whether', ['moet ik dan 3800 euro betalen?'], []],
    ['reported', ['mijn zus zei dat ik 3800 euro moet betalen'], []],
    ['said by the agent only', ['M: u hebt een aanslag van 3800 euro', 'oh'], []],
    [
      'a second assessment',
      ['ik heb een aanslag van 3800 euro', 'en nog een aanslag van 500 euro'],
      ['andereSchuld=500', 'bedrag=3800'],
    ],
    ['"nog een aanslag" without a first', ['ik heb nog een aanslag van 500 euro'], []],
    ['nothing else', ['verder heb ik niets openstaan'], ['andereSchuld=0']],
    ['no other debts', ['ik heb geen andere schulden'], ['andereSchuld=0']],
    ['"verder niets" at the end of a call', ['nee verder niets dank u wel'], []],
    ['nothing, asked', ['M: hoeveel belastingschuld hebt u daarnaast nog', 'niks'], ['andereSchuld=0~']],
    ['no, asked as yes or no', ['M: heeft u daarnaast nog belastingschuld', 'nee'], ['andereSchuld=0~']],
    ['never postponed', ['ik heb nog nooit uitstel gehad'], ['eerderUitstel=nee']],
    ['postponed before', ['ik heb al eerder uitstel gehad'], ['eerderUitstel=ja']],
    ['bare no', [ASK_EARLIER, 'nee hoor'], ['eerderUitstel=nee']],
    ['bare no with sounds', [ASK_EARLIER, 'eh nou nee'], ['eerderUitstel=nee']],
    ['bare yes', [ASK_EARLIER, 'ja'], ['eerderUitstel=ja']],
    ['that is right', [ASK_EARLIER, 'dat klopt'], ['eerderUitstel=ja']],
    ['first time', [ASK_EARLIER, 'dit is de eerste keer'], ['eerderUitstel=nee']],
    ['never', [ASK_EARLIER, 'nog nooit'], ['eerderUitstel=nee']],
    ['yes but', [ASK_EARLIER, 'ja maar dat was voor de aangifte'], []],
    ['yes and a greeting', [ASK_EARLIER, 'ja goedemiddag'], []],
    ['yes and no', [ASK_EARLIER, 'ja nee dat niet'], []],
    ['no and yes', [ASK_EARLIER, 'nee wel een keer'], []],
    ['a question back', [ASK_EARLIER, 'ja hoe bedoelt u'], []],
    ['perhaps', [ASK_EARLIER, 'ja misschien'], []],
    ['bare yes out of nowhere', ['ja'], []],
    ['bare no after talk', ['M: ik kijk even met u mee', 'nee hoor'], []],
    [
      'an agent who asks two things',
      ['M: heeft u al eerder uitstel gehad en hebt u een eigen bedrijf', 'nee'],
      [],
    ],
    ['another kind of postponement', ['M: heeft u uitstel gehad voor de aangifte van uw moeder', 'ja'], []],
    ['a writ of execution', ['ik heb een dwangbevel gehad'], ['dwangbevel=ja']],
    ['no writ', ['ik heb geen dwangbevel gehad'], ['dwangbevel=nee']],
    ['never a writ', ['een dwangbevel heb ik nooit gehad'], ['dwangbevel=nee']],
    ['without a writ', ['zonder dwangbevel hoor'], ['dwangbevel=nee']],
    ['a question about a writ', ['moet ik dan een dwangbevel betalen?'], []],
    ['a condition', ['als ik een dwangbevel krijg wat dan'], []],
    ['cannot pay the writ: "niet" denies the paying', ['dat dwangbevel kan ik niet betalen'], []],
    ['an own business supposed', ['als ik ondernemer zou zijn'], []],
    ['an own business of a brother', ['mijn broer heeft een eigen zaak'], []],
    ['an own business asked', ['hoe zit het als je een eigen zaak hebt'], []],
    [
      'said yes and later no',
      ['ik heb een eigen zaak', 'ik heb geen eigen bedrijf hoor'],
      ['ondernemer=null'],
    ],
    ['day with a year', [ASK_LETTER, '1 december 2026'], ['uiterste=2026-12-01']],
    ['day near without a year', [ASK_LETTER, 'een december'], ['uiterste=2026-12-01~']],
    ['day far without a year', [ASK_LETTER, '21 mei'], []],
    ['day that does not exist', [ASK_LETTER, '31 februari'], ['uiterste=2026-02-31']],
    ['no day', [ASK_LETTER, 'eind maart'], []],
    ['ultimately', ['die moet uiterlijk 1 december 2026 betaald zijn'], ['uiterste=2026-12-01']],
    ['hij is the assessment', ['hij moet uiterlijk 1 december betaald zijn'], ['uiterste=2026-12-01~']],
    ['a day in passing', ['ik ben 1 december 2026 jarig'], []],
    ['yesterday in passing', ['ik heb gisteren boodschappen gedaan'], []],
    ['a provisional one is not final', ['een aanslag inkomstenbelasting, voorlopige staat er boven'], []],
    ['a kind denied', ['het is geen definitieve aanslag'], []],
    ['two kinds', ['is dat een definitieve aanslag of een navordering'], []],
    ['a kind of somebody else', ['mijn moeder heeft een definitieve aanslag'], []],
    [
      'a longer phrase wins',
      ['het gaat om een voorlopige aanslag van dit jaar'],
      ['soort=voorlopigTermijnen'],
    ],
    ['a kind asked', ['M: welke aanslag kunt u niet betalen', 'de zorgtoeslag'], ['soort=toeslag']],
    ['masked text', ['mijn nummer is [BSN-1] en [NAAM-2] belt'], []],
    ['nothing at all', [''], []],
  ];
  it.each(examples)('%s: %j', (_what, lines, values) => {
    expect(heard(UITSTEL, ...lines)).toEqual(values);
  });

  it('quotes the words verbatim, with the line', () => {
    expect(
      hearInputs(
        call(['dag', 'ik heb eh een aanslag van eh € 3.800 hè']),
        realDecision(UITSTEL).inputs,
        TODAY,
      ),
    ).toEqual([
      { key: 'bedrag', value: '3800', origin: 'gezegd', said: 'een aanslag van eh € 3.800', line: 1 },
    ]);
  });

  it('quotes both sides of a contradiction', () => {
    expect(
      hearInputs(
        call(['een aanslag van 3800 euro', 'die aanslag van 4800 euro']),
        realDecision(UITSTEL).inputs,
        TODAY,
      ),
    ).toEqual([
      {
        key: 'bedrag',
        value: null,
        origin: 'gezegd',
        said: 'een aanslag van 3800 euro … aanslag van 4800 euro',
        line: 1,
      },
    ]);
  });
});

describe('other decisions', () => {
  const examples: [id: string, lines: string[], values: string[]][] = [
    ['arbeidskorting', ['ik verdien 38 duizend per jaar'], ['arbeidsinkomen=38000']],
    ['arbeidskorting', ['ik verdien 3800 euro per maand'], []],
    ['arbeidskorting', ['mijn vrouw verdient 38000 euro per jaar'], []],
    ['arbeidskorting', ['een salaris van veertigduizend euro'], ['arbeidsinkomen=40000']],
    ['arbeidskorting', ['M: over welk jaar wilt u het weten', 'vorig jaar'], ['belastingjaar=2025']],
    ['arbeidskorting', ['M: over welk jaar wilt u het weten', 'vijfentwintig'], ['belastingjaar=2025']],
    ['arbeidskorting', ['M: over welk jaar wilt u dat weten', 'over dit jaar'], ['belastingjaar=2026']],
    ['arbeidskorting', ['het gaat over 2025'], ['belastingjaar=2025']],
    ['arbeidskorting', ['over vierentwintig en vijfentwintig'], []],
    ['arbeidskorting', ['ik ben dit jaar verhuisd'], []],
    ['arbeidskorting', ['over twee weken'], []],
    ['arbeidskorting', ['een salaris van 3000 euro'], []],
    [
      'arbeidskorting',
      ['M: had u in dat jaar al de AOW-leeftijd', 'nog geen AOW nee'],
      ['aowLeeftijd=jonger'],
    ],
    ['belasting-box-1', ['ik ben van 1944'], ['geboortejaar=1944']],
    ['belasting-box-1', ['ik ben van vierenveertig'], ['geboortejaar=1944']],
    ['belasting-box-1', ['M: in welk jaar bent u geboren', 'negentien vierenveertig'], ['geboortejaar=1944']],
    ['belasting-box-1', ['mijn moeder is van 1944'], []],
    ['toeslag-terugbetalen-standaardregeling', ['ik kan 50 euro per maand missen'], ['kanMissen=50']],
    ['toeslag-terugbetalen-standaardregeling', ['ik moet 1200 euro terugbetalen'], ['bedrag=1200']],
    ['toeslag-terugbetalen-standaardregeling', ['ik verdien 1200 euro per maand'], []],
    ['toeslag-terugbetalen-standaardregeling', ['dat kan ik niet in één keer betalen'], ['ineens=nee']],
    ['drempel-zorgkosten', ['mijn vrouw en ik'], ['partner=ja~']],
    ['drempel-zorgkosten', ['mijn vrouw en ik zijn uit elkaar'], []],
    ['drempel-zorgkosten', ['mijn man is overleden'], []],
    ['drempel-zorgkosten', ['mijn ex-man zei dat'], []],
    ['drempel-zorgkosten', ['ik ben alleen'], ['partner=nee~']],
    ['drempel-zorgkosten', ['ik ben getrouwd'], ['partner=ja~']],
    ['drempel-zorgkosten', ['ik ben niet getrouwd'], ['partner=nee~']],
    ['drempel-zorgkosten', ['ik ben alleen', 'met mijn vrouw doe ik dat samen'], ['partner=null']],
    ['btw-boetes', ['de aangifte was vier dagen te laat'], ['dagenAangifte=4']],
    ['btw-boetes', ['ik heb drie weken te laat betaald'], ['dagenBetaling=21']],
    ['btw-boetes', ['ik ben vijf dagen te laat'], []],
    [
      'btw-boetes',
      ['M: hoeveel kalenderdagen te laat is de btw-aangifte ingediend', 'een week te laat'],
      ['dagenAangifte=7'],
    ],
    ['btw-boetes', ['M: hoeveel kalenderdagen te laat is de btw-aangifte ingediend', 'twee maanden'], []],
    [
      'schenkbelasting-bedrag',
      ['M: hoe oud is het kind op de dag van de schenking', 'zevenentwintig'],
      ['leeftijd=27'],
    ],
    [
      'schenkbelasting-bedrag',
      ['M: hoe oud is het kind op de dag van de schenking', 'zevenentwintig jaar'],
      ['leeftijd=27'],
    ],
    ['schenkbelasting-bedrag', ['we hebben 50.000 euro geschonken'], ['bedrag=50000']],
    [
      'schenkbelasting-bedrag',
      ['M: wat is degene die krijgt van degene die geeft', 'mijn zoon'],
      ['relatie=kind'],
    ],
    ['schenkbelasting-bedrag', ['ik bel voor mijn zoon'], []],
    [
      'aanslagtermijn-drie-jaar',
      ['M: hoeveel maanden uitstel kreeg u voor die aangifte', 'een half jaar'],
      ['maanden=6'],
    ],
    [
      'aanslagtermijn-drie-jaar',
      ['M: hoeveel maanden uitstel kreeg u voor die aangifte', 'vier maanden'],
      ['maanden=4'],
    ],
    ['bezwaartermijn', ['de dagtekening is 12 februari 2026'], ['dagtekening=2026-02-12']],
    [
      'bezwaartermijn',
      ['M: welke datum staat er als dagtekening op de aanslag', 'gisteren'],
      ['dagtekening=2026-11-20'],
    ],
    ['bezwaartermijn', ['M: welke datum staat er als dagtekening op de aanslag', 'dertien maart'], []],
    [
      'bezwaartermijn',
      ['M: welke datum staat er als dagtekening op de aanslag', '20 oktober'],
      ['dagtekening=2026-10-20~'],
    ],
    ['eigenwoningforfait', ['een WOZ van 3,8 ton'], ['woz=380000']],
    ['eigenwoningforfait', ['de WOZ-waarde is vier ton'], ['woz=400000']],
    ['eigenwoningforfait', ['een WOZ van rond de vier ton'], []],
    ['aangifte-erfbelasting', ['mijn moeder is op 12 februari 2026 overleden'], ['overleden=2026-02-12']],
    [
      'aangifte-erfbelasting',
      ['M: op welke dag is deze persoon overleden', 'vorige week dinsdag'],
      ['overleden=2026-11-10'],
    ],
    ['aangifte-erfbelasting', ['mijn moeder is op 12 februari overleden'], []],
    ['erfbelasting-bedrag', ['mijn vader is overleden'], ['relatie=kind~']],
    ['erfbelasting-bedrag', ['mijn vader wil dat niet'], []],
    ['erfbelasting-bedrag', ['ik ga volgend jaar samenwonen'], []],
    [
      'box-3-fictief-rendement',
      ['ik heb geen schulden en 80.000 euro op de bank'],
      ['bank=80000', 'schulden=0'],
    ],
    ['bijtelling-elektrische-auto', ['ik twijfel tussen een elektrische en gewoon benzine'], []],
    ['bijtelling-elektrische-auto', ['ik rij elektrisch'], ['soort=elektrisch']],
    ['aanmaning-en-dwangbevelkosten', ['ik heb een aanmaning tot het doen van aangifte'], []],
    ['aanmaning-en-dwangbevelkosten', ['er ligt hier een aanmaning'], ['stuk=aanmaning']],
    ['wegenbelasting-schorsen-of-verkopen', ['ik heb mijn auto verkocht'], ['gebeurtenis=verkocht']],
    ['wegenbelasting-schorsen-of-verkopen', ['het huis is verkocht'], []],
  ];
  it.each(examples)('%s: %j', (id, lines, values) => {
    expect(heard(id, ...lines)).toEqual(values);
  });
});

describe('what an agent asks', () => {
  it.each([
    ['Hebt u een eigen bedrijf?', 'ondernemer'],
    ['bent u ondernemer', 'ondernemer'],
    ['heeft u een dwangbevel gehad', 'dwangbevel'],
    ['hoeveel moet u nog betalen', 'bedrag'],
    ['wat is de uiterste betaaldatum', 'uiterste'],
    ['Hebt u al eerder uitstel gekregen omdat u niet kon betalen?', 'eerderUitstel'],
    ['welke aanslag kunt u niet betalen', 'soort'],
    ['ik kijk even met u mee', null],
    ['dat kan in uw geval wel', null],
    ['hebt u een eigen bedrijf en hebt u een dwangbevel gekregen', null],
    ['hebt u een dwangsom of een dwangbevel', null],
    ['wat is uw postcode', null],
    ['heeft u kinderen', null],
    ['', null],
  ])('"%s" → %s', (line, key) => {
    expect(askedItem(line, realDecision(UITSTEL).inputs)).toBe(key);
  });
});

describe('every decision', () => {
  const decisions = [...realRules().decisions.values()];

  it('hears its own question, read out, as asked', () => {
    const missed = decisions.flatMap((d) =>
      d.inputs.filter((i) => askedItem(i.question, d.inputs) !== i.key).map((i) => `${d.id}.${i.key}`),
    );
    expect(missed).toEqual([]);
  });

  it('takes a plain answer to each of its questions, as a value that the rule accepts', () => {
    const answers: Record<string, string[]> = {
      boolean: ['ja', 'nee hoor'],
      amount: ['drieduizend achthonderd euro'],
      date: ['1 oktober 2026'],
      year: ['2025'],
      integer: ['vier'],
      percentage: ['vier procent'],
    };
    const wrong: string[] = [];
    for (const decision of decisions)
      for (const input of decision.inputs) {
        const said = input.type === 'choice' ? [] : (answers[input.type] ?? []);
        for (const answer of said) {
          const found = hearInputs(call([`M: ${input.question}`, answer]), decision.inputs, TODAY);
          const value = found.find((h) => h.key === input.key)?.value;
          const others = found.filter((h) => h.key !== input.key);
          // a value outside the domain goes to the rule, which says that it cannot be right
          const read = value ? readValue(input, value) : null;
          if (!read || others.length > 0 || !(read.ok || /kan niet kloppen/.test(read.message)))
            wrong.push(`${decision.id}.${input.key}: ${answer} → ${JSON.stringify(found)}`);
        }
      }
    expect(wrong).toEqual([]);
  });

  it('takes each short label of an option as the answer to its question', () => {
    const wrong: string[] = [];
    for (const decision of decisions)
      for (const input of decision.inputs)
        for (const option of input.options.filter((o) => o.label.split(' ').length <= 3)) {
          const found = hearInputs(call([`M: ${input.question}`, option.label]), decision.inputs, TODAY);
          const value = found.find((h) => h.key === input.key)?.value;
          // silence is allowed, another option is not
          if (value !== undefined && value !== option.key)
            wrong.push(`${decision.id}.${option.key}: ${value}`);
        }
    expect(wrong).toEqual([]);
  });

  it('hears nothing in talk without numbers, yes, no or a cue', () => {
    const talk = [
      'goedemiddag u spreekt met mevrouw proefstra',
      'ja goedemorgen eh even kijken hoor',
      'nou dat is duidelijk dank u wel hoor fijne dag nog',
      'poeh nou het zit niet mee',
      'dat zet ik in de agenda dank u',
    ];
    for (const decision of decisions)
      expect(hearInputs(call(talk), decision.inputs, TODAY), decision.id).toEqual([]);
  });
});

describe('any text', () => {
  const decisions = [...realRules().decisions.values()];
  const word = fc.constantFrom(
    ...'ja nee niet geen een aanslag van euro 3800 duizend honderd en over vorig jaar mei 31 februari eh als mijn vrouw ik moet betalen … = [BSN-1] ? , ton half % per maand sorry weet uitstel dwangbevel'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 14 }).map((w) => w.join(' ')),
  );
  const line = fc.record({ speaker: fc.constantFrom('beller' as const, 'medewerker' as const), text });

  it('never throws, and what is heard is what readValue reads, quoted from its line', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.constantFrom(...decisions), (lines, decision) => {
        for (const heardValue of hearInputs(lines, decision.inputs, TODAY)) {
          const input = decision.inputs.find((i) => i.key === heardValue.key);
          expect(lines[heardValue.line]?.speaker).toBe('beller');
          if (!input || heardValue.value === null) continue;
          expect(lines[heardValue.line]?.text).toContain(heardValue.said);
          if (heardValue.value === 'weet-niet') continue;
          const read = readValue(input, heardValue.value);
          expect(read.ok || /kan niet|bestaat niet/.test(read.message)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the agent’s own words no value', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), fc.constantFrom(...decisions), (texts, decision) => {
        const lines = texts.map((t): SpokenLine => ({ speaker: 'medewerker', text: t }));
        expect(hearInputs(lines, decision.inputs, TODAY)).toEqual([]);
      }),
    );
  });

  it('hears nothing in words without a number, yes, no or cue', () => {
    const idle = fc.constantFrom(
      ...'goedemiddag hallo dank wel fijn mooi weer boodschappen wasmachine kapot agenda koffie buiten regen straks koud'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(idle), fc.constantFrom(...decisions), (words, decision) => {
        expect(hearInputs(call([words.join(' ')]), decision.inputs, TODAY)).toEqual([]);
      }),
    );
  });
});
