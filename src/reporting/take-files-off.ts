import { countFiles } from "./evidence/files.js";
import type { DialogueContext } from "./lookup.js";
import type { ReportDraft } from "./report-draft.js";
import { say, type Turn } from "./turn.js";

/** "xóa ảnh": the report without all that went with it, and how much that was; null where nothing did. */
export function takeFilesOff(draft: ReportDraft, { t }: DialogueContext): Turn | null {
  if (!draft.evidence?.length) return null;
  return say({ ...draft, evidence: [] }, t("evidence.takenOff", { files: countFiles(draft.evidence, t) }));
}
