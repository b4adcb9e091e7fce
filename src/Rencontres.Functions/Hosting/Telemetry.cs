using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Rencontres.Functions.Hosting;

internal static class Telemetry
{
    /// <summary>Sends traces, logs and metrics to Azure Monitor; where no connection is set, nothing is collected.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, AppSettings settings)
    {
        if (settings.TelemetryConnection is null)
            return services;

        var telemetry = services.AddOpenTelemetry();

        // Before the exporter, which takes spans as they are then.
        telemetry.WithTracing(tracing => tracing.AddProcessor<LinkRedaction>());
        telemetry.UseFunctionsWorkerDefaults().UseAzureMonitorExporter(monitor =>
        {
            monitor.ConnectionString = settings.TelemetryConnection;
            monitor.Credential = settings.TelemetryCredential;

            // Alerts ask for single records: a log must not be dropped because its trace was.
            monitor.EnableTraceBasedLogsSampler = false;
            monitor.TracesPerSecond = null;
            monitor.SamplingRatio = 1;
        });
        return services;
    }
}
