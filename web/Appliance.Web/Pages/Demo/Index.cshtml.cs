using Appliance.Core.Channels;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Appliance.Web.Pages.Demo;

/// <summary>A shop that carries the demo company's widget, to try both sides of a conversation. There only while that widget is.</summary>
[AllowAnonymous]
public sealed class IndexModel(WidgetService widgets) : PageModel
{
    /// <summary>The key of the widget that a first run with <c>Setup:Demo</c> makes.</summary>
    public const string WidgetKey = "demo";

    public static IReadOnlyList<Tea> Teas { get; } =
    [
        new("longjing", "明前龙井", "Longjing, first flush", "豆香清亮，回味微甜", "Toasted chestnut, a sweet finish", 198, "50 g"),
        new("tieguanyin", "清香铁观音", "Tieguanyin", "兰花香，七泡有余香", "Orchid, good for seven infusions", 128, "100 g"),
        new("dianhong", "滇红金芽", "Yunnan golden buds", "蜜糖香，汤色金红", "Honey and malt, amber in the cup", 158, "80 g"),
        new("baimudan", "白牡丹", "White Peony", "毫香清甜，久泡不涩", "Soft and floral, never bitter", 98, "60 g"),
        new("puer", "熟普小沱", "Ripe Pu'er, mini cakes", "木质陈香，温润顺口", "Wood and dates, warm and round", 88, "20 × 5 g"),
        new("molihua", "茉莉花茶", "Jasmine green", "七窨一提，鲜灵持久", "Scented seven times over", 76, "100 g"),
    ];

    public IActionResult OnGet() => widgets.ByKey(WidgetKey) is null ? NotFound() : Page();
}
