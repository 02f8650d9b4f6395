/** HTML element names by what they do to the flow of text (HTML Living Standard, section 15.3 "flow content"). */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Start and end a line of their own. */
export const BLOCKS = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody tfoot thead tr ul',
);

/** Blocks that hold text rather than other blocks. */
export const TEXT_BLOCKS = set(
  'p pre blockquote h1 h2 h3 h4 h5 h6 li dt dd td th figcaption caption summary',
);

export const HEADINGS = set('h1 h2 h3 h4 h5 h6');

/** Never hold text of an article. */
export const SILENT = set(
  'script style link meta base template noscript object applet embed canvas svg button input select textarea datalist option optgroup progress meter dialog param source track area map head title frame frameset noframes xmp iframe audio video',
);

/** Show something without text. */
export const MEDIA = set('img picture video audio iframe table hr');
