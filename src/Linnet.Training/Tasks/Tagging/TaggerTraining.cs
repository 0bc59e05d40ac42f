using System.Globalization;
using Linnet.Models.Architectures;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Training.History;
using Linnet.Training.Neural;
using Linnet.Training.Recipes;
using Linnet.Training.Runs;
using Linnet.Training.Trainers;

namespace Linnet.Training.Tasks.Tagging;

/// <summary>
/// Trains one tagger, or several that judge together. With a dev file every member learns from all training rows. Without one each holds
/// out another part of them, so that every row teaches and the held-out rows tell how good a member is.
/// </summary>
/// <param name="context">With a recipe in which every field has a value.</param>
/// <param name="hasIntents">Whether each row has a label as a whole.</param>
internal sealed class TaggerTraining(RunContext context, bool hasIntents)
{
    private Recipe Recipe => context.Recipe;

    /// <summary>One tagger.</summary>
    /// <param name="data">Rows to learn from and to choose on.</param>
    internal TrainedTagger Single(TaggingData data)
    {
        var (tagger, history) = Train(context, data);
        return new TrainedTagger(tagger, history, data.TrainCount, data.Dev.Count, data.Dev.Count > 0 ? TaggingEvaluation.Run(tagger, data.Dev) : null);
    }

    /// <summary>As many taggers as the recipe asks for, each with a seed of its own.</summary>
    /// <param name="data">As the first member sees it.</param>
    internal TrainedTagger Ensemble(TaggingData data)
    {
        var views = Views(data);
        var members = new List<TaggerMember>();
        RunHistory? history = null;
        var (rows, tagged) = (new List<TaggedRow>(), new List<TaggedWords>());
        try
        {
            for (var i = 0; i < Recipe.Model.EnsembleSize; i++)
            {
                var (member, losses) = Train(MemberContext(i), views[i % views.Count]);
                members.AddRange(member.Members);
                history ??= losses;
                Judge(member, i, views[i % views.Count], rows, tagged);
            }

            var joined = new TokenClassifier(members);
            var isCrossValidated = Recipe.Data.Dev is null;
            return new TrainedTagger(joined, history!, data.TrainCount + (isCrossValidated ? data.Dev.Count : 0), isCrossValidated ? rows.Count : data.Dev.Count, (isCrossValidated, data.Dev.Count) switch
            {
                (_, 0) => null,
                (true, _) => TaggingEvaluation.Report(joined, rows, tagged),
                _ => TaggingEvaluation.Run(joined, data.Dev),
            });
        }
        catch
        {
            members.ForEach(member => member.Network.Dispose());
            throw;
        }
    }

    private static (TokenClassifier Tagger, RunHistory History) Train(RunContext context, TaggingData data)
    {
        Directory.CreateDirectory(context.Folder);
        var recipe = context.Recipe;
        var tagger = TaggerFactory.Create(context, data);
        try
        {
            using var rows = TaggingRows.Encode(context.Folder, data, tagger, recipe.Model.Type == BiLstmCrfConfig.Type ? recipe.Data.MaxLength : null, context.Cancellation);
            if (rows.DividedCount > 0) context.Listener.Noted($"{rows.DividedCount} rows are longer than the model reads at once and were divided");
            var loop = new TrainingLoop(new TaggingTask(tagger, rows, data.Dev, context), new LoopOptions(
                recipe.Training, recipe.Seed, recipe.Model.Type, context.Folder, TrainingRun.Fingerprint(recipe, data.FileHashes, data.TrainCount), context.Listener));
            return (tagger, loop.Run(context.Resume, context.Cancellation));
        }
        catch
        {
            tagger.Dispose();
            throw;
        }
    }

    /// <summary>The data with another part held out for each member; one view where a dev file chooses or nothing is held out.</summary>
    private List<TaggingData> Views(TaggingData first)
    {
        var views = new List<TaggingData> { first };
        if (Recipe.Data.Dev is not null || first.Dev.Count == 0) return views;
        for (var i = 1; i < Recipe.Model.EnsembleSize; i++)
            views.Add(TaggingData.Load(Recipe, hasIntents, _ => { }, context.Cancellation, i));
        TaggingData.Unify(views);
        return views;
    }

    private RunContext MemberContext(int index)
    {
        var recipe = Recipe.Copy();
        if (index > 0) recipe.Seed = SplitMix64.At(Recipe.Seed, (ulong)index) >> 1;
        return context with
        {
            Recipe = recipe,
            Folder = Path.Combine(context.Folder, $"member-{index}"),
            Listener = new MemberListener(context.Listener, Name(index)),
        };
    }

    private string Name(int index) => $"{Recipe.Model.Type} {index + 1}/{Recipe.Model.EnsembleSize}";

    private void Judge(TokenClassifier member, int index, TaggingData view, List<TaggedRow> rows, List<TaggedWords> tagged)
    {
        if (view.Dev.Count == 0) return;
        var own = member.Tag([.. view.Dev.Select(row => row.Words)]);
        rows.AddRange(view.Dev);
        tagged.AddRange(own);
        var metrics = TaggingEvaluation.Report(member, view.Dev, own).Metrics;
        context.Listener.Noted($"{Name(index)}: held-out {Recipe.Training.Metric} {metrics[Recipe.Training.Metric!].ToString("F4", CultureInfo.InvariantCulture)}");
    }
}
