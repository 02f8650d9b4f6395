/**
 * `npm run speed`: every stage beside a fixed library on the same input; ends with 1 when a stage has fallen more than
 * a quarter behind its reference. Ratios of processor time, interleaved, so that the noise of the machine cancels out.
 */
import { createStages, measureStage, type StageBench } from './stages.js';

/**
 * Our speed by the peer's, as it was when the stage was last made faster, on the machine where it was lowest; of extraction,
 * near the lowest of them all (10 to 18), because jsdom collects its garbage at other moments on each.
 */
const references: Readonly<Record<string, number>> = {
  parse: 2.7,
  'extract a page': 11,
  'clean feed content': 0.15,
  sanitise: 0.65,
  sketch: 0.45,
  group: 0.1,
  label: 1,
  render: 0.9,
};
const allowed = 0.75;
const rounds = 11;
const mostTimes = 3;

async function check(stage: StageBench): Promise<boolean> {
  const least = (references[stage.name] ?? Number.POSITIVE_INFINITY) * allowed;
  let ratio = 0;
  // Caches of the processor are shared with whatever else runs: what is slower is so each time.
  for (let times = 0; times < mostTimes && ratio < least; times++)
    ratio = Math.max(ratio, (await measureStage(stage, rounds)).ratio);
  const verdict = ratio < least ? `FELL BEHIND ${least.toFixed(2)}` : 'fine';
  process.stdout.write(
    `${stage.name.padEnd(20)} ${ratio.toFixed(2)} times ${stage.peer}, reference ${references[stage.name]}: ${verdict}\n`,
  );
  return ratio >= least;
}

for (const stage of createStages()) if (!(await check(stage))) process.exitCode = 1;
