using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hosting;

/// <summary>Registers model folders as services.</summary>
public static class LanguageModelServiceCollectionExtensions
{
    /// <summary>
    /// Registers the model of a folder as a singleton <see cref="TextClassificationPipeline"/>, loaded when it is first asked for and
    /// freed with the container. It is thread-safe; <see cref="TextClassificationPipeline.ClassifyAsync(string, CancellationToken)"/>
    /// joins concurrent requests into batches.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="folder">The model folder.</param>
    /// <param name="configure">Changes the options, or null.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, or its configuration is damaged or of an unknown kind.</exception>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddLanguageModel("models/mine");
    /// app.MapPost("/classify", (string text, TextClassificationPipeline model, CancellationToken token) => model.ClassifyAsync(text, token));
    /// </code>
    /// </example>
    public static IServiceCollection AddLanguageModel(
        this IServiceCollection services, string folder, Action<LanguageModelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = Prepare(folder, configure);
        return services.AddSingleton(_ => TextClassificationPipeline.Load(folder, options));
    }

    /// <summary>
    /// Registers a model under a name, for programs with several: ask for it with
    /// <c>[FromKeyedServices("name")] TextClassificationPipeline</c>.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The service key.</param>
    /// <param name="folder">The model folder.</param>
    /// <param name="configure">Changes the options, or null.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, or its configuration is damaged or of an unknown kind.</exception>
    /// <exception cref="ConfigurationException">An option is out of its range.</exception>
    public static IServiceCollection AddKeyedLanguageModel(
        this IServiceCollection services, string name, string folder, Action<LanguageModelOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var options = Prepare(folder, configure);
        return services.AddKeyedSingleton(name, (_, _) => TextClassificationPipeline.Load(folder, options));
    }

    private static PipelineOptions Prepare(string folder, Action<LanguageModelOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var options = new LanguageModelOptions();
        configure?.Invoke(options);
        options.Pipeline.Validate();
        if (options.ValidateAtRegistration) ModelFolder.Open(folder);
        return options.Pipeline;
    }
}
