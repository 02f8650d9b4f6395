// Loaded before the program (`node --import`): grouping an article whose title names a poison ends the process at once,
// as a lack of memory would.
import { CopyFinder } from '../../dist/src/group/copy-finder.js';

const { find } = CopyFinder.prototype;
CopyFinder.prototype.find = function (print) {
  if (print.title.includes('poison')) process.kill(process.pid, 'SIGKILL');
  return find.call(this, print);
};
