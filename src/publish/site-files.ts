/** The files that come with the program: the style sheet of the pages, and the site's icon in its forms. */
import { icon } from './icon.js';
import { iconPictures } from './icon-pictures.js';
import { styleSheet } from './stylesheet.js';

export interface SiteFile {
  path: string;
  mediaType: string;
  body: string | Buffer;
}

export const siteFiles: readonly SiteFile[] = [
  { path: '/style.css', mediaType: 'text/css; charset=utf-8', body: styleSheet },
  { path: '/icon.svg', mediaType: 'image/svg+xml', body: icon },
  { path: '/icon-512.png', mediaType: 'image/png', body: iconPictures.large },
  { path: '/icon-64.png', mediaType: 'image/png', body: iconPictures.small },
  { path: '/favicon.ico', mediaType: 'image/png', body: iconPictures.small },
];
