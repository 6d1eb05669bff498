/** The style of the pages for callers. It stands inside the page: one request, and the policy names it by its hash. */
import { createHash } from 'node:crypto';

/** The colours are those of client/ui/theme.css. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --canvas: #f3f5f8; --surface: #ffffff; --sunk: #eef2f6;
  --ink: #17212c; --soft: #4b5866; --line: #d6dde5; --strong: #76838f;
  --action: #1b559f; --action-hover: #143f78; --action-ink: #ffffff; --action-text: #184d91; --action-soft: #e6eff9;
  --danger: #a1161c; --danger-soft: #fcebea; --danger-line: #e7b1ae;
  --focus: #0b2f66;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #0f1419; --surface: #181f27; --sunk: #212a34;
    --ink: #e8edf2; --soft: #aeb9c5; --line: #313c48; --strong: #7d8b99;
    --action: #8dbaf2; --action-hover: #b3d2f8; --action-ink: #0b1c30; --action-text: #9cc4f6; --action-soft: #1b304a;
    --danger: #ffa8a1; --danger-soft: #44191a; --danger-line: #7d3534;
    --focus: #cfe3ff;
  }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--ink); --line: var(--ink); --strong: var(--ink); --danger-line: var(--danger); }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--canvas); color: var(--ink);
  font: 1.125rem/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Cantarell, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: anywhere;
}
header { padding: .875rem 1rem; border-bottom: 1px solid var(--line); background: var(--surface); }
header p { max-width: 40rem; margin: 0 auto; font-weight: 700; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 0 0 .25rem; font-size: 1.125rem; line-height: 1.4; }
p { margin: 0 0 1rem; max-width: 62ch; }
ul { margin: 0 0 1rem; padding-left: 1.5rem; }
a { color: var(--action-text); text-underline-offset: .2em; }
form { display: grid; gap: 1rem; margin-top: 1.5rem; }
fieldset {
  min-width: 0; margin: 0; padding: 1.25rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--surface);
}
legend { float: left; width: 100%; margin-bottom: .5rem; padding: 0; font-weight: 600; }
legend + * { clear: both; }
.choice { display: grid; grid-template-columns: auto 1fr; }
.choice label { min-height: 2.75rem; padding: .5rem 0 .5rem .75rem; cursor: pointer; }
.choice:last-child label { color: var(--soft); }
input[type="radio"] { width: 1.5rem; height: 1.5rem; margin: .6rem 0 0; accent-color: var(--action); cursor: pointer; }
.note { padding: 0 1.25rem; color: var(--soft); font-size: 1rem; }
.note h2 { color: var(--ink); font-size: 1rem; }
.note p { margin: 0; }
.field { display: grid; gap: .25rem; }
.field label { font-weight: 600; }
.hint, .problem { margin: 0; font-size: 1rem; }
.hint { color: var(--soft); }
.problem { color: var(--danger); }
input[type="text"] {
  width: 100%; min-height: 3rem; padding: .5rem .75rem; border: 1px solid var(--strong); border-radius: 6px;
  background: var(--surface); color: var(--ink); font: inherit; letter-spacing: .03em; text-transform: uppercase;
}
input[aria-invalid="true"] { border: 2px solid var(--danger); }
button {
  justify-self: start; min-height: 3rem; padding: .625rem 1.25rem; border: 1px solid var(--action); border-radius: 6px;
  background: var(--action); color: var(--action-ink); font: inherit; font-weight: 600; text-align: left; cursor: pointer;
}
button:hover { border-color: var(--action-hover); background: var(--action-hover); }
.notice {
  margin-bottom: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--danger-line); border-radius: 6px;
  background: var(--danger-soft);
}
.notice p { margin: 0; }
.notice p + p { margin-top: .25rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
@media (max-width: 30rem) {
  main { padding: 1.25rem .75rem 3rem; }
  header { padding-inline: .75rem; }
  h1 { font-size: 1.5rem; }
  fieldset { padding: 1rem; }
  .note { padding-inline: 1rem; }
  button { justify-self: stretch; text-align: center; }
}
`;

/** As a Content-Security-Policy names it. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
