using Linnet.Models.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Hosting;

/// <summary>Registers folders with models, and search indexes, as services.</summary>
public static class LanguageModelServiceCollectionExtensions
{
    /// <summary>
    /// Registers the model of a folder as a singleton, loaded when it is first asked for and freed with the container. All pipelines may be
    /// registered, what they are made of (<see cref="PairScorer"/>, <see cref="SentenceEncoder"/>), and a search index; each is thread-safe.
    /// </summary>
    /// <typeparam name="TPipeline">What the folder is to be: <see cref="TokenClassificationPipeline"/>, <see cref="TranslationPipeline"/>, and so on.</typeparam>
    /// <param name="services">The container's services.</param>
    /// <param name="folder">The model folder.</param>
    /// <param name="validate">Whether the folder is looked at now, so that a wrong one fails at start-up; false for a folder that comes later.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, its configuration is damaged or of an unknown kind, or it is made for another task.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddLanguageModel&lt;TranslationPipeline&gt;("models/mt");
    /// app.MapPost("/translate", (string text, TranslationPipeline model) => model.Translate(text).Text);
    /// </code>
    /// </example>
    public static IServiceCollection AddLanguageModel<TPipeline>(this IServiceCollection services, string folder, bool validate = true)
        where TPipeline : class, ILanguagePipeline<TPipeline>
    {
        ArgumentNullException.ThrowIfNull(services);
        Check<TPipeline>(folder, validate);
        return services.AddSingleton(_ => TPipeline.Load(folder));
    }

    /// <summary>
    /// Registers a model under a name, for programs with several of a kind: ask for it with
    /// <c>[FromKeyedServices("name")] TranslationPipeline</c>.
    /// </summary>
    /// <typeparam name="TPipeline">What the folder is to be.</typeparam>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The service key.</param>
    /// <param name="folder">The model folder.</param>
    /// <param name="validate">Whether the folder is looked at now, so that a wrong one fails at start-up; false for a folder that comes later.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, its configuration is damaged or of an unknown kind, or it is made for another task.</exception>
    public static IServiceCollection AddKeyedLanguageModel<TPipeline>(this IServiceCollection services, string name, string folder, bool validate = true)
        where TPipeline : class, ILanguagePipeline<TPipeline>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Check<TPipeline>(folder, validate);
        return services.AddKeyedSingleton(name, (_, _) => TPipeline.Load(folder));
    }

    /// <summary>
    /// Registers a classifier of texts with options of its own, as a singleton <see cref="TextClassificationPipeline"/>;
    /// <see cref="TextClassificationPipeline.ClassifyAsync(string, CancellationToken)"/> joins concurrent requests into batches.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="folder">The model folder.</param>
    /// <param name="configure">Changes the options, or null.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, its configuration is damaged or of an unknown kind, or it is made for another task.</exception>
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
    /// Registers a classifier of texts under a name, with options of its own: ask for it with
    /// <c>[FromKeyedServices("name")] TextClassificationPipeline</c>.
    /// </summary>
    /// <param name="services">The container's services.</param>
    /// <param name="name">The service key.</param>
    /// <param name="folder">The model folder.</param>
    /// <param name="configure">Changes the options, or null.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, its configuration is damaged or of an unknown kind, or it is made for another task.</exception>
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
        var options = new LanguageModelOptions();
        configure?.Invoke(options);
        options.Pipeline.Validate();
        Check<TextClassificationPipeline>(folder, options.ValidateAtRegistration);
        return options.Pipeline;
    }

    private static void Check<TPipeline>(string folder, bool validate)
        where TPipeline : class, ILanguagePipeline<TPipeline>
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (validate) TPipeline.Check(folder);
    }
}
