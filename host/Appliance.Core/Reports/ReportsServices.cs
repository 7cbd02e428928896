using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Reports;

/// <summary>Composition of the feature.</summary>
public static class ReportsServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddSingleton<ReportService>().AddHostedService<MetricDefinitions>();
}
