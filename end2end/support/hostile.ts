// Texts that become something else where they aren't taken for text: 200 of them, each short enough for a name.

/** Called by whatever comes alive. */
export const SENTINEL = 'pwned';

const PAYLOADS = [
  `<script>${SENTINEL}()</script>`,
  `<img src=x onerror=${SENTINEL}()>`,
  `<svg onload=${SENTINEL}()>`,
  `<svg/onload=${SENTINEL}()//`,
  `<body onload=${SENTINEL}()>`,
  `<input autofocus onfocus=${SENTINEL}()>`,
  `<details open ontoggle=${SENTINEL}()>`,
  `<a href=javascript:${SENTINEL}()>x</a>`,
  `<iframe src=javascript:${SENTINEL}()>`,
  `<form action=javascript:${SENTINEL}()><button>`,
  `<style>@import'//x';</style>`,
  `<base href=//evil.example/>`,
  `<meta http-equiv=refresh content=0;url=//x>`,
  `<link rel=stylesheet href=//evil.example>`,
  ` onmouseover=${SENTINEL}() x=`,
  ` autofocus onfocus=${SENTINEL}() x=`,
  `{{constructor.constructor('${SENTINEL}()')()}}`,
  `\${${SENTINEL}()}`,
  `{ $name } { common-product }`,
  `&lt;script&gt;${SENTINEL}()&lt;/script&gt;`,
  `\\u003cscript\\u003e${SENTINEL}()`,
  `";${SENTINEL}();//`,
  `';${SENTINEL}();//`,
  `\`;${SENTINEL}();//`,
  `</p><b>${SENTINEL}</b>`,
];

/** What closes the place that the text stands in. */
const CLOSINGS = ['', '"', "'", '">', '</script>', '</title>', '<!--', ']]>'];

export const CORPUS: readonly string[] = CLOSINGS.flatMap((closing) => PAYLOADS.map((payload) => closing + payload));
