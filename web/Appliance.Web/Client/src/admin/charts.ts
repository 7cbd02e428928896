import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

interface ChartData {
  kind: "line" | "bar" | "stackedBar";
  title: string;
  unit: string;
  share: boolean;
  categories: string[];
  series: { name: string; values: (number | null)[] }[];
}

// <div data-chart="id of the JSON block">: one look for all, from the tokens, drawn anew when the theme or the width changes.
for (const place of document.querySelectorAll<HTMLElement>("[data-chart]")) {
  const source = document.getElementById(place.dataset.chart ?? "");
  if (!source?.textContent) continue;
  const data = JSON.parse(source.textContent) as ChartData;
  const chart = init(place, null, { renderer: "svg" });
  const draw = () => chart.setOption(options(data), true);
  draw();
  new ResizeObserver(() => chart.resize()).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function options(data: ChartData) {
  const line = data.kind === "line";
  const text = { color: token("--ink-2"), fontFamily: token("--font"), fontSize: 12 };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    animation: !still,
    animationDuration: 150,
    color: [1, 2, 3, 4, 5, 6].map((index) => token(`--chart-${index}`)),
    textStyle: text,
    aria: { enabled: true, label: { description: data.title } },
    grid: { left: 8, right: 16, top: data.series.length > 1 ? 40 : 24, bottom: 8, containLabel: true },
    legend: data.series.length > 1 ? { top: 0, left: 0, type: "scroll", itemWidth: 14, itemHeight: 8, textStyle: text } : undefined,
    tooltip: {
      trigger: "axis",
      // Its own style sheet is refused by our Content-Security-Policy; text and colours are set by the CSSOM.
      renderMode: "html",
      backgroundColor: token("--paper"),
      borderColor: token("--line"),
      textStyle: { ...text, color: token("--ink") },
      valueFormatter: (value: unknown) => format(data, value),
    },
    xAxis: {
      type: "category",
      data: data.categories,
      boundaryGap: !line,
      axisLine: { lineStyle: { color: token("--line") } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      minInterval: data.share ? undefined : 1,
      axisLabel: { ...text, formatter: (value: number) => format(data, value) },
      splitLine: { lineStyle: { color: token("--line") } },
    },
    series: data.series.map((one) => ({
      name: one.name,
      type: line ? "line" : "bar",
      stack: data.kind === "stackedBar" ? "all" : undefined,
      data: one.values,
      barMaxWidth: 28,
      lineStyle: { width: 2 },
      symbolSize: 5,
      showSymbol: data.categories.length <= 31,
      connectNulls: false,
    })),
  };
}

function format(data: ChartData, value: unknown): string {
  if (typeof value !== "number") return "–";
  const shown = new Intl.NumberFormat(document.documentElement.lang, data.share ? { style: "percent", maximumFractionDigits: 1 } : { maximumFractionDigits: 1 }).format(value);
  return data.unit && !data.share ? `${shown} ${data.unit}` : shown;
}
