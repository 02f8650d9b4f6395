/** The site's icon: grain falling through a sieve. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="Winnow">' +
  '<rect width="64" height="64" rx="14" fill="#7a4b12"/>' +
  '<path d="M10 20h44l-6 14a18 14 0 0 1-32 0z" fill="#f7e3bd"/>' +
  '<g fill="#f2b544"><circle cx="24" cy="13" r="3"/><circle cx="33" cy="10" r="3"/><circle cx="41" cy="14" r="3"/>' +
  '<circle cx="26" cy="52" r="3"/><circle cx="32" cy="57" r="3"/><circle cx="38" cy="52" r="3"/></g></svg>';
