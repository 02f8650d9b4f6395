/** A page as a file for any web host: where its file lies, and its links within the site relative to it. */

/** Letters of an address that are safe in a file name on every system; no segment begins with a dot. */
const segment = /^[\w~][\w.~-]{0,199}$/;

/** `/topics/x/` lies at `topics/x/index.html`; undefined for an address that could lead out of the folder. */
export function fileNameOf(path: string): string | undefined {
  const parts = path.split('/').slice(1);
  const name = parts.pop() ?? '';
  if (!parts.every((part) => segment.test(part))) return undefined;
  if (name === '') return [...parts, 'index.html'].join('/');
  if (!segment.test(name)) return undefined;
  return [...parts, ...(name.includes('.') ? [name] : [name, 'index.html'])].join('/');
}

/** From the page at one path to another path of the site; both begin with a slash. */
function relativePath(from: string, to: string): string {
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/.exec(to) ?? [];
  const folder = (fileNameOf(from) ?? '').split('/').slice(0, -1);
  const wanted = target.split('/').slice(1);
  // A page without a name of its own kind is a folder here.
  if (wanted.at(-1) !== '' && !wanted.at(-1)?.includes('.')) wanted.push('');
  let shared = 0;
  while (shared < folder.length && shared < wanted.length - 1 && folder[shared] === wanted[shared])
    shared += 1;
  const up = '../'.repeat(folder.length - shared);
  return `${up}${wanted.slice(shared).join('/')}${rest}` || './';
}

/** Without the search, which needs a server. `siteUrl` is the public address without a slash at its end. */
export function toStaticPage(html: string, path: string, siteUrl: string): string {
  const base = new URL(`${siteUrl}/`).pathname;
  const isOwn = (address: string) => address.startsWith(base) && !address.startsWith('//');
  return html
    .replace(/<form class="search"[\s\S]*?<\/form>/, '')
    .replace(/ href="(\/[^"]*)"/g, (whole, address: string) =>
      isOwn(address) ? ` href="${relativePath(path, address.slice(base.length - 1))}"` : whole,
    );
}
