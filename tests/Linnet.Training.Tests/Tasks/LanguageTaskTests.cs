using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Tasks;
using Linnet.Training.Tests.Runs;

namespace Linnet.Training.Tests.Tasks;

public sealed class LanguageTaskTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_unknown_task_names_the_known_ones()
    {
        var recipe = _files.Recipe("linear", "m");
        recipe.Task = "cooking";
        var error = Assert.Throws<ConfigurationException>(() => TrainingRun.Start(recipe));
        Assert.StartsWith("task: 'cooking' is not known; use one of text-classification", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_type_that_the_task_lacks_names_those_that_it_has()
    {
        foreach (var task in LanguageTasks.All)
        {
            var recipe = new Recipe { Task = task.Name };
            recipe.Model.Type = "perceptron";
            var error = Assert.Throws<ConfigurationException>(() => LanguageTasks.Fit(task, recipe));
            Assert.Equal($"model.type: 'perceptron' cannot be trained for {task.Name}; use one of {string.Join(", ", task.ModelTypes)}.", error.Message);
        }
    }

    [Fact]
    public void Every_task_turns_auto_into_something_that_it_has()
    {
        Assert.All(LanguageTasks.All, task => Assert.Contains(LanguageTasks.Fit(task, new Recipe { Task = task.Name }).Model.Type, task.ModelTypes));
    }
}
