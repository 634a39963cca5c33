import { beforeAll, expect, it } from "vitest";
import { readNamed } from "../../src/reporting/names-only.js";
import { openWorld, type World } from "./world.js";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

it.each(["V.1", "báo cáo V.1", "sửa lại V.1", "em muốn chỉnh sửa V.1 ạ"])(
  "%s names a task and says nothing about it",
  (text) => expect(readNamed(text, world.context)?.task).toBe("V.1"),
);

it.each(["V.1 xong", "sửa lại V.1 và V.2", "sửa V.1 thành 60%"])("%s says more", (text) =>
  expect(readNamed(text, world.context)).toBeNull(),
);
