import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseKeep, LocalKeep, MirroredKeep, type Surroundings } from "./keep.ts";

function storage(quota = Infinity): Storage {
  const values = new Map<string, string>();
  return {
    get length() { return values.size; },
    key: i => [...values.keys()][i] ?? null,
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > quota) throw new Error("QuotaExceededError");
      values.set(key, value);
    },
    removeItem: key => void values.delete(key),
    clear: () => values.clear(),
  };
}

const around = (more: Partial<Surroundings>): Surroundings => ({
  storage: () => storage(), prefix: "p:", crossSite: true, vendor: "Google Inc.", issued: false, kept: {}, mirror: () => undefined, ...more,
});

test("chooseKeep_LastingStorage_IsOwn", () => assert.ok(chooseKeep(around({})) instanceof LocalKeep));
test("chooseKeep_BlockedStorage_IsMirrored", () => assert.ok(chooseKeep(around({ storage: () => { throw new Error("SecurityError"); } })) instanceof MirroredKeep));
test("chooseKeep_WebKitThirdParty_IsMirrored", () => assert.ok(chooseKeep(around({ vendor: "Apple Computer, Inc." })) instanceof MirroredKeep));
test("chooseKeep_WebKitSameSite_IsOwn", () => assert.ok(chooseKeep(around({ vendor: "Apple Computer, Inc.", crossSite: false })) instanceof LocalKeep));
test("chooseKeep_TokenWasIssuedButIsGone_IsMirrored", () => assert.ok(chooseKeep(around({ issued: true })) instanceof MirroredKeep));
test("chooseKeep_MirrorHasTheToken_GoesOnMirrored", () => assert.equal(chooseKeep(around({ kept: { token: "t" } })).get("token"), "t"));
test("set_StorageFull_KeepsInMemory", () => {
  const keep = new LocalKeep(storage(3), "p:");
  keep.set("long", "abcdef");
  assert.deepEqual([keep.get("long"), keep.keys("l")], ["abcdef", ["long"]]);
});
test("set_Mirrored_TellsTheHost", () => {
  const told: unknown[] = [];
  const keep = new MirroredKeep({}, (key, value) => told.push([key, value]));
  keep.set("a", "1");
  keep.remove("a");
  assert.deepEqual(told, [["a", "1"], ["a", null]]);
});
