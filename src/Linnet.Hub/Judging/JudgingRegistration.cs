using Linnet.Hub.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Hub.Judging;

/// <summary>Puts what runs models into the server, which starts and ends it.</summary>
internal static class JudgingRegistration
{
    internal static void AddJudging(this IServiceCollection services, HubServices hub, WorkOptions options)
    {
        services.AddSingleton(provider =>
            new JudgingRuntime(hub, provider.GetService<IWorkers>() ?? new WorkerProcesses(options, hub.Clock), options, provider.GetRequiredService<ILogger<JudgingRuntime>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<JudgingRuntime>());
    }
}
