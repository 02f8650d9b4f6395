/** Finds the files that `include` names: files, folders and patterns below the folder of the configuration. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

export interface Included {
  /** In the order of the patterns, those of one pattern by name; each file once. */
  files: string[];
  /** Where a new file would be included too. */
  folders: string[];
  refused: { index: number; message: string; fix: string }[];
}

/** More than any team has; a pattern that finds so many is a mistake. */
const mostFiles = 1000;

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function nameFilter(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}

function listFolder(folder: string, filter: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && filter.test(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? 'folder' : stats ? 'file' : undefined;
}

/** A pattern has its stars in the last part: `feeds.d/*.json`. */
function expand(base: string, pattern: string): { files: string[]; folder?: string } | string {
  const path = resolve(base, pattern);
  const folder = dirname(path);
  if (pattern.includes('*')) {
    if (folder.includes('*')) return 'stars may stand in the last part of a path only';
    if (kindOf(folder) !== 'folder') return `there is no folder ${folder}`;
    return { files: listFolder(folder, nameFilter(path.slice(folder.length + 1))), folder };
  }
  const kind = kindOf(path);
  if (kind === undefined) return `there is no file or folder ${path}`;
  return kind === 'file' ? { files: [path] } : { files: listFolder(path, /\.jsonc?$/), folder: path };
}

const outside = {
  message: 'leads out of the folder of the configuration',
  fix: 'Name a path below that folder; what may be read stays in one place.',
};

/** Links are followed, and may not lead out either. */
function judge(base: string, file: string): string | undefined {
  try {
    return isInside(realpathSync(base), realpathSync(file)) ? undefined : outside.message;
  } catch {
    return 'is a link that leads nowhere';
  }
}

export function findIncluded(configFile: string, patterns: readonly string[]): Included {
  const base = dirname(resolve(configFile));
  const found: Included = { files: [], folders: [], refused: [] };
  for (const [index, pattern] of patterns.entries()) {
    const refuse = (message: string, fix: string) =>
      found.refused.push({ index, message: `"${pattern}" ${message}`, fix });
    if (isAbsolute(pattern) || !isInside(base, resolve(base, pattern))) {
      refuse(outside.message, outside.fix);
      continue;
    }
    const expanded = expand(base, pattern);
    if (typeof expanded === 'string') {
      refuse(`cannot be included: ${expanded}`, 'Make it, or take it out of "include".');
      continue;
    }
    if (expanded.folder !== undefined) found.folders.push(expanded.folder);
    for (const file of expanded.files) {
      const fault = judge(base, file);
      if (fault !== undefined) refuse(`finds ${file}, which ${fault}`, outside.fix);
      else if (file !== resolve(configFile) && !found.files.includes(file)) found.files.push(file);
    }
    if (found.files.length > mostFiles) {
      refuse(`finds more than ${mostFiles} files`, 'Name fewer, or put sources together.');
      found.files.length = mostFiles;
    }
  }
  return found;
}
