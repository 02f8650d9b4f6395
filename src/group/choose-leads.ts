/** Which stories get another lead article, from all their reports. */
import { electLead, type LeadCandidate } from './elect-lead.js';

export interface Report extends Omit<LeadCandidate, 'isPreferred' | 'firstSeen'> {
  storyId: string;
  sourceId: string;
  firstSeenAt: Date;
  /** The article that leads now. */
  leadId: string;
}

export interface NewLead {
  storyId: string;
  leadId: string;
  because: string;
}

/** The first article leads until another one has what it lacks; only changes are returned. */
export function chooseLeads(
  reports: readonly Report[],
  isPreferred: (sourceId: string) => boolean,
): NewLead[] {
  const stories = new Map<string, Report[]>();
  for (const report of reports) stories.set(report.storyId, [...(stories.get(report.storyId) ?? []), report]);
  return [...stories].flatMap(([storyId, members]) => {
    const candidates = members.map(({ id, sourceId, isFull, length, firstSeenAt }) => ({
      id,
      isFull,
      length,
      isPreferred: isPreferred(sourceId),
      firstSeen: firstSeenAt.getTime(),
    }));
    const present = members[0]?.leadId;
    const verdict = electLead(candidates, present);
    return verdict && verdict.id !== present
      ? [{ storyId, leadId: verdict.id, because: verdict.because }]
      : [];
  });
}
