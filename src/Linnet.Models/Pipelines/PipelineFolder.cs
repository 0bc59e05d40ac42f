using Linnet.Models.Folder;

namespace Linnet.Models.Pipelines;

/// <summary>Whether a model folder is made for a pipeline.</summary>
internal static class PipelineFolder
{
    /// <summary>Refuses a folder whose task is none of a pipeline's.</summary>
    /// <typeparam name="TPipeline">The pipeline, as the message names it.</typeparam>
    /// <param name="path">The folder.</param>
    /// <param name="tasks">Those that the pipeline does.</param>
    /// <returns>The opened folder.</returns>
    /// <exception cref="ModelFormatException">There is no such folder, its configuration is damaged or of an unknown kind, or its task is another.</exception>
    internal static ModelFolder Check<TPipeline>(string path, params ReadOnlySpan<string> tasks)
    {
        var task = ModelTask.Of(path);
        if (!tasks.Contains(task))
            throw new ModelFormatException(path, $"holds a model for {task}; a {typeof(TPipeline).Name} needs one for {string.Join(" or ", tasks!)}.");
        return ModelFolder.Open(path);
    }
}
