/**
 * How often a score is higher for one of those who are meant than for one of the others, ties
 * counting half (the area under the ROC curve; Hanley & McNeil 1982). 0.5 is chance; null where
 * either side is empty.
 */
export function areaUnderCurve(
  scores: readonly number[],
  isMeant: readonly boolean[],
): number | null {
  const order = scores.map((_, index) => index);
  order.sort((one, other) => (scores[one] ?? 0) - (scores[other] ?? 0));
  let rankSum = 0;
  let meant = 0;
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[first] ?? 0]) end++;
    const among = order.slice(first, end).filter((index) => isMeant[index]).length;
    rankSum += (among * (first + 1 + end)) / 2;
    meant += among;
    first = end;
  }
  const pairs = meant * (order.length - meant);
  return pairs === 0 ? null : (rankSum - (meant * (meant + 1)) / 2) / pairs;
}
