import assert from "node:assert/strict";
import { test } from "node:test";
import { count, dayLine, duration, fileSize, moment, waiting } from "./time.ts";

const now = new Date(2026, 10, 21, 14, 30, 0);

test("moment_SecondsAgo_SaysNow", () => assert.equal(moment(new Date(2026, 10, 21, 14, 29, 30), now, "zh-CN"), "刚刚"));
test("moment_SameDay_IsClock", () => assert.equal(moment(new Date(2026, 10, 21, 9, 3), now, "zh-CN"), "09:03"));
test("moment_DayBefore_SaysYesterday", () => assert.equal(moment(new Date(2026, 10, 20, 23, 59), now, "zh-CN"), "昨天 23:59"));
test("moment_SameYear_HasMonthAndDay", () => assert.equal(moment(new Date(2026, 10, 18, 14, 3), now, "en"), "11-18 14:03"));
test("moment_OtherYear_IsDate", () => assert.equal(moment(new Date(2025, 10, 18, 14, 3), now, "en"), "2025-11-18"));
test("dayLine_LastYear_HasYear", () => assert.equal(dayLine(new Date(2025, 0, 2), now, "zh-CN"), "2025-01-02"));
test("duration_Minutes_HasSeconds", () => assert.equal(duration(200_000, "zh-CN"), "3 分 20 秒"));
test("waiting_OverAnHour_HasThreeParts", () => assert.equal(waiting(3_729_000), "1:02:09"));
test("count_Thousands_AreGrouped", () => assert.equal(count(12345), "12,345"));
test("fileSize_Megabytes_HaveOneDecimal", () => assert.equal(fileSize(5 * 1024 * 1024), "5.0 MB"));
