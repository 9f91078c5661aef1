import type { CivilDate } from "./civil.ts";

/**
 * The date that a release of the zone database (`2026f`) bears: when the change log of its package
 * first names it under a heading such as "### `0.6.6` _2026-10-29_". Where it does not, the last day
 * of the year in the release's name: it is no younger than that.
 */
export function zoneReleaseDate(release: string, changeLog: string): CivilDate {
  const sections = changeLog.split(/^### /m).filter((text) => text.includes(`\`${release}\``));
  const dated = sections.flatMap((text) => /_(\d{4}-\d{2}-\d{2})_/.exec(text)?.[1] ?? []);
  return (dated.sort()[0] ?? `${release.slice(0, 4)}-12-31`) as CivilDate;
}
