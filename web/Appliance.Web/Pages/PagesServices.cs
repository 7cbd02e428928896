using Appliance.Web.Pages.Tags;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Web.Pages;

/// <summary>Composition of the pages.</summary>
public static class PagesServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<Texts>();
        services.AddSingleton<IconSet>();
        services.AddSingleton<PageTime>();
        services.AddSingleton<PageKit>();
        services.AddRazorPages();
        services.Configure<MvcOptions>(options =>
        {
            // Services say what is missing, in sentences of ours; a form's empty text is no fault of its type.
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.Filters.Add<PageFaultFilter>();
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
        routes.MapRazorPages();
        return routes;
    }

    private static bool IsForPerson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
