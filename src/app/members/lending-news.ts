import {
  type LendingNews,
  type LendingTopic,
  type LoanRequest,
  lendingNews,
} from "../../core/members/loan-request.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { decidersOf } from "../../store/members/deciders.ts";
import { lastRequests, requestById } from "../../store/members/loan-requests.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** Whom there is anything to tell of lists that are to be lent to another team. */
export async function findLendingNews(db: Db, organizationId: string): Promise<LendingNews[]> {
  const requests = await lastRequests(db, organizationId);
  if (requests.length === 0) return [];
  const lenders = [...new Set(requests.map(({ lenderId }) => lenderId))];
  const deciders = await decidersOf(db, organizationId, lenders);
  return requests.flatMap((one) =>
    lendingNews(one, deciders.get(one.lenderId)?.map(({ id }) => id) ?? []),
  );
}

/** The request that the scope's member is to be told of, as long as that is still so; else null. */
export async function findNewsOf(
  { store }: App,
  { memberId, organizationId }: Scope,
  about: LendingTopic,
  requestId: string,
  now: Instant,
): Promise<LoanRequest | null> {
  const request = await requestById(store, requestId);
  if (request === null) return null;
  const { lenderId } = request;
  const deciders = (await decidersOf(store, organizationId, [lenderId])).get(lenderId) ?? [];
  const isNews = lendingNews(
    request,
    deciders.map(({ id }) => id),
  ).some((one) => one.memberId === memberId && one.about === about && now < one.until);
  return isNews ? request : null;
}
