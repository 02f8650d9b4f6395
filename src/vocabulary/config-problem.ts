/** One thing wrong in the configuration: where it stands, what it is, and the fix. */
export interface ConfigProblem {
  file: string;
  /** JSON path, for example `$.sources[2].url`. */
  path: string;
  /** Counted from 1. */
  line: number;
  column: number;
  message: string;
  fix: string;
  severity: 'error' | 'warning';
}
