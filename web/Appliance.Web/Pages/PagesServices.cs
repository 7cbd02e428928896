using System.Text.Encodings.Web;
using System.Text.Unicode;
using Appliance.Web.Pages.Home;
using Appliance.Web.Pages.Tags;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Appliance.Web.Pages;

/// <summary>Composition of the pages.</summary>
public static class PagesServices
{
    private static readonly (string Page, string Address)[] NewPages =
    [
        ("/Agents/Edit", "/settings/agents/new"),
        ("/Templates/Edit", "/settings/account-templates/new"),
        ("/Groups/Edit", "/settings/groups/new"),
        ("/Roles/Show", "/settings/roles/new"),
        ("/Widgets/Edit", "/settings/widgets/new"),
        ("/Channels/Edit", "/settings/channels/new"),
        ("/Announcements/Edit", "/settings/announcements/new"),
    ];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<Texts>();
        services.AddSingleton<IconSet>();
        services.AddSingleton<PageTime>();
        services.AddSingleton<PageKit>();
        services.AddSingleton<PageFrame>();
        services.AddSingleton<Guide.GuideLibrary>();
        services.AddSingleton<Choices>();
        services.AddSingleton<Api.AgentTable>();
        services.AddSingleton<FirstSteps>();
        services.AddSingleton<Alerts.AlertWords>();
        services.AddSingleton<Leaving.Heirs>();
        services.AddSingleton<OnBoarding.CheckWords>();
        services.AddScoped<Audit.AuditNames>();
        services.AddScoped<Audit.AuditWords>();
        services.AddScoped<Audit.AuditExport>();
        services.AddRazorPages(options =>
        {
            // One page makes and changes; its own route demands an id.
            foreach (var (page, address) in NewPages)
            {
                options.Conventions.AddPageRoute(page, address);
            }
        }).AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);

        // Chinese as itself, not as six times as many characters of entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(options =>
        {
            // Services say what is missing, in sentences of ours; a form's empty text is no fault of its type.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.Filters.Add<PageFaultFilter>();
            options.Filters.Add<StepUpFilter>();
        });
        services.AddOptions<MvcOptions>().Configure<Texts>((options, texts) => BindingWords.Use(options.ModelBindingMessageProvider, texts));
        services.AddAntiforgery(options => options.Cookie.Name = "appliance-form");
        return services;
    }

    /// <summary>A person whose page was not found or refused gets a page that says so. Stands before <c>UseWebPlumbing</c>.</summary>
    public static IApplicationBuilder UsePageProblems(this IApplicationBuilder app) =>
        app.UseWhen(IsForPerson, branch => branch.UseStatusCodePagesWithReExecute("/problem/{0}"));

    /// <summary>The pages. <see cref="Languages.UseLanguages"/> stands after <c>UseWebPlumbing</c> for them.</summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        // Scripts and styles under the name with their hash, which browsers keep for a year.
        routes.MapRazorPages().WithStaticAssets();
        return routes;
    }

    private static bool IsForPerson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
