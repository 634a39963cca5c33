import { formatInstant } from "../../calendar/day.js";
import type { CardChange, Holder, RosterDifferences } from "../../people/compare-roster.js";
import { deepLink } from "../../people/invitation-code.js";
import { describePost, nameAtPost } from "../../people/names.js";
import { formatPhone } from "../../people/phone.js";
import type { AgencyOfPost, Role } from "../../people/roles.js";
import type { RosterCode } from "../../people/write-roster.js";
import type { Translate } from "../../text/language.js";
import type { SheetEntry } from "../invitation-sheet.js";
import { table } from "../table.js";
import type { Roster, RosterRow } from "./read-roster.js";

type Differences = RosterDifferences<RosterRow>;
type Agencies = ReadonlyMap<number, AgencyOfPost>;

const mostMissing = 60;

/** What a roster says otherwise, one line a person; whom it does not name last, those of its own agencies first. */
export function differencesLines(roster: Roster, differences: Differences, agencies: Agencies, t: Translate): string[] {
  const { here, waiting, added } = differences;
  const changed = changedLines(differences, t);
  const missing = missingOf(roster, differences);
  const shown = missing.slice(0, mostMissing).map((holder) => {
    const who = nameAtPost(holder, postOf(holder, agencies), t);
    return t("roster.missingLine", { id: holder.personId, who });
  });
  const rest = missing.length - shown.length;
  const same = (all: readonly { readonly changes: readonly CardChange[] }[]) =>
    all.filter(({ changes }) => changes.length === 0).length;
  return [
    t("roster.read", { count: roster.rows.length }),
    ...(roster.unfilled > 0 ? [t("roster.unfilled", { count: roster.unfilled })] : []),
    ...(roster.notUsed.length > 0 ? [t("roster.notUsed", { columns: roster.notUsed.join(", ") })] : []),
    ...(roster.hasRoles ? [] : [t("roster.noRoles")]),
    ...(added.length > 0 ? [t("roster.added", { count: added.length })] : []),
    ...added.map(({ entry, isNewPost }) => {
      const named = nameAtPost(entry, entry, t);
      const who = entry.phone === null ? named : t("roster.phone", { who: named, phone: formatPhone(entry.phone) });
      return isNewPost ? t("roster.addedNewPost", { who }) : who;
    }),
    ...(changed.length > 0 ? [t("roster.changed", { count: changed.length }), ...changed] : []),
    t("roster.same", { here: same(here), waiting: same(waiting) }),
    ...(missing.length > 0 ? [t("roster.missing", { count: missing.length }), ...shown] : []),
    ...(rest > 0 ? [t("roster.more", { count: rest })] : []),
  ];
}

function changedLines({ here, waiting }: Differences, t: Translate): string[] {
  const told = (changes: readonly CardChange[]) => changes.map((change) => describeChange(change, t)).join("; ");
  return [
    ...here
      .filter(({ changes }) => changes.length > 0)
      .map(({ entry, holder, changes }) =>
        t("roster.ofPerson", { id: holder.personId, post: describePost(entry, t), changes: told(changes) }),
      ),
    ...waiting
      .filter(({ changes }) => changes.length > 0)
      .map(({ entry, invitation, changes }) =>
        t("roster.ofCode", { who: nameAtPost(invitation, entry, t), changes: told(changes) }),
      ),
  ];
}

function describeChange({ field, old, new: said }: CardChange, t: Translate): string {
  const shown = (text: string | null) => (text === null ? "–" : field === "phone" ? formatPhone(text) : text);
  return t(`roster.change.${field}`, { old: shown(old), new: shown(said) });
}

function missingOf({ rows }: Roster, { missing }: Differences): readonly Holder[] {
  const named = new Set(rows.map(({ agencyId }) => agencyId));
  return [
    ...missing.filter(({ agencyId }) => named.has(agencyId)),
    ...missing.filter(({ agencyId }) => !named.has(agencyId)),
  ];
}

/** Telephone numbers are told to be changed, and not which: a program's output is kept longer than a screen's. */
export function differencesAsJson(roster: Roster, differences: Differences, agencies: Agencies) {
  const { here, waiting, added } = differences;
  const changes = [
    ...here.map(({ entry, holder, changes }) => ({ entry, person: holder.personId, changes })),
    ...waiting.map(({ entry, changes }) => ({ entry, person: null, changes })),
  ];
  return {
    people: roster.rows.length,
    unfilled: roster.unfilled,
    notUsed: roster.notUsed,
    added: added.map(({ entry, isNewPost }) => ({ ...whoAsJson(entry), newPost: isNewPost })),
    changed: changes
      .filter(({ changes }) => changes.length > 0)
      .map(({ entry, person, changes }) => ({
        ...{ ...whoAsJson(entry), person, changes: changes.map(({ field }) => field) },
      })),
    unchanged: changes.filter(({ changes }) => changes.length === 0).length,
    missing: missingOf(roster, differences).map(({ personId, name, ...held }) => {
      const { role, agency } = postOf(held, agencies);
      return { person: personId, role, agency: agency?.code ?? null, name };
    }),
  };
}

export function codesAsJson(codes: readonly RosterCode<RosterRow>[], bot: string | null) {
  return codes.map(({ entry, code, expiresAt }) => ({
    ...{ ...whoAsJson(entry), code, link: deepLink(bot, code), expiresAt: formatInstant(expiresAt) },
  }));
}

/** As `invite --all` shows them. */
export function codesLines(codes: readonly RosterCode<RosterRow>[], bot: string | null, t: Translate): string[] {
  if (codes.length === 0) return [];
  const rows = codes.map(({ entry, code }) => [code, deepLink(bot, code) ?? "", nameAtPost(entry, entry, t)]);
  return [t("roster.codes", { count: codes.length }), ...table(rows)];
}

export function sheetEntries(
  codes: readonly RosterCode<RosterRow>[],
  bot: string | null,
  t: Translate,
): readonly SheetEntry[] {
  return codes.map(({ entry, code, expiresAt }) => ({
    ...{ whom: nameAtPost(entry, entry, t), code, link: deepLink(bot, code), expiresAt },
  }));
}

function whoAsJson({ role, agency, name }: RosterRow) {
  return { role, agency: agency?.code ?? null, name };
}

function postOf({ role, agencyId }: { readonly role: Role; readonly agencyId: number | null }, agencies: Agencies) {
  return { role, agency: agencyId === null ? null : (agencies.get(agencyId) ?? null) };
}
