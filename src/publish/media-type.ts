/** Media types of enclosures: as declared when that is well formed, else by the file's ending (IANA names). */

const byEnding: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  avif: 'image/avif',
  flac: 'audio/flac',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
};

const wellFormed = /^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}$/;

/** RSS and JSON Feed require a type, so an unknown one is `application/octet-stream`. */
export function toMediaType(declared: string | undefined, url: string): string {
  const type = declared?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (wellFormed.test(type)) return type;
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(byEnding, ending) && byEnding[ending]) || 'application/octet-stream';
}

/** `medium` of Media RSS 1.5: the kind of thing, where the type tells. */
export function toMedium(mediaType: string): string | undefined {
  const kind = mediaType.slice(0, mediaType.indexOf('/'));
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : undefined;
}
