using System.Diagnostics;
using System.Globalization;
using Linnet.Evaluation;
using Linnet.Models.Pipelines;
using Linnet.Numerics;
using Linnet.Training.History;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;
using Linnet.Training.Tasks.TextClassification;

namespace Linnet.Training.Trainers;

/// <summary>
/// Trains several kinds of models and puts them together with the weights that held-out rows ask for; <c>auto</c> is the same within a
/// time budget. With a dev file every member learns from all training rows and the weights come from dev. Without one the training
/// rows are cross-validated: a member is then a small bag of models, each of which held out another part, so that every row
/// both teaches and judges, and nothing outside the training file is looked at.
/// </summary>
internal sealed class EnsembleModelTrainer : IModelTrainer
{
    /// <summary>Parts of a cross-validation: the more, the more rows each model of a bag learns from and the longer it takes.</summary>
    private const int Folds = 10;

    /// <summary>Parts where there are many rows, or many labels, which take more passes over the rows.</summary>
    private const int FoldsOfLargeData = 5;

    private const int ManyLabels = 20;
    private const int ManyRows = 20_000;

    /// <summary>A member with a smaller share of all weights costs more time at prediction than it brings.</summary>
    private const float LeastShare = 0.05f;

    private static readonly string[] SpacedMembers = ["linear", "textcnn", "textcnn/wordpiece", "bigru"];

    private static readonly string[] UnspacedMembers = ["linear", "textcnn", "textcnn/unigram"];

    /// <inheritdoc/>
    public TrainedModel Train(TrainingContext context)
    {
        var clock = Stopwatch.StartNew();
        var names = context.Recipe.Model.Members ?? (context.Data.Traits.IsUnspaced ? UnspacedMembers : SpacedMembers);
        if (names.Distinct().Count() < names.Count)
            throw new ConfigurationException($"model.members: '{string.Join(",", names)}' names a member twice; name each once.");
        var isAuto = context.Recipe.Model.Type == "auto";
        var budget = isAuto ? TimeSpan.FromMinutes(context.Recipe.Training.BudgetMinutes) : TimeSpan.MaxValue;
        var views = context.Recipe.Data.Dev is null ? context.Data.Folds(FoldsFor(context.Data), context.Recipe.Seed) : [context.Data];
        var truth = Truth(views);
        var members = new List<EnsembleMember>();
        try
        {
            var slowest = TimeSpan.Zero;
            foreach (var name in names)
            {
                // A member about as slow as the slowest so far must still fit; the first is always trained.
                if (members.Count > 0 && isAuto && clock.Elapsed + slowest > budget)
                {
                    context.Listener.Noted($"left out {name}: the time budget of {context.Recipe.Training.BudgetMinutes.ToString(CultureInfo.InvariantCulture)} minutes is used up");
                    continue;
                }

                var started = clock.Elapsed;
                members.Add(TrainMember(context, name, views, truth.Length));
                slowest = Max(slowest, clock.Elapsed - started);
                context.Listener.Noted(Describe(context, members[^1], truth));
            }

            return Join(context, members, truth);
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    private static int FoldsFor(PreparedData data) => data.Labels.Count > ManyLabels || data.TrainCount > ManyRows ? FoldsOfLargeData : Folds;

    /// <summary>The labels of all held-out rows at their places.</summary>
    private static int[][] Truth(IReadOnlyList<PreparedData> views)
    {
        var truth = new int[views.Sum(view => view.Dev.Count)][];
        foreach (var view in views)
        {
            for (var i = 0; i < view.Dev.Count; i++) truth[view.DevPlaces[i]] = view.LabelsOf(view.Dev[i]);
        }

        return truth;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    /// <summary>
    /// Trains one model for each view of the data; a trainer that cross-validates by itself trains one on all rows instead.
    /// </summary>
    private static EnsembleMember TrainMember(TrainingContext context, string name, IReadOnlyList<PreparedData> views, int rows)
    {
        var (kind, tokenizer) = MemberName.Parse(name);
        var member = new EnsembleMember(name, rows, context.Data.Labels.Count);
        try
        {
            for (var i = 0; i < views.Count; i++)
            {
                var all = views.Count > 1 && i == 0 ? views[0].WithoutHoldOut() : null;
                var recipe = context.Recipe.Copy();
                recipe.Model.Type = kind;
                if (tokenizer is not null) recipe.Tokenizer.Type = tokenizer;
                recipe.Model.Members = null;
                recipe.Seed = SeedOf(context.Recipe.Seed, name, i);
                var trainer = ModelTrainers.For(kind);
                var useAll = all is not null && trainer.CrossValidates;
                var view = useAll ? all! : views[i];
                recipe = RecipeDefaults.Resolve(recipe, view.Traits);
                var trained = trainer.Train(context with
                {
                    Recipe = recipe,
                    Data = view,
                    Folder = Path.Combine(context.Folder, name.Replace('/', '-'), $"part-{i}"),
                    Listener = new MemberListener(context.Listener, useAll || views.Count == 1 ? name : $"{name} {i + 1}/{views.Count}"),
                });
                if (useAll)
                {
                    member.Add(trained, trained.OutOfFold, [.. Enumerable.Range(0, rows)]);
                    return member;
                }

                member.Add(trained, ClassifierEvaluation.Probabilities(trained.Classifier, view.Dev), view.DevPlaces);
            }

            return member;
        }
        catch
        {
            member.Dispose();
            throw;
        }
    }

    /// <summary>Depends on the member's name and not on its place: a member is the same, bit for bit, whatever stands beside it.</summary>
    private static ulong SeedOf(ulong seed, string name, int part)
    {
        foreach (var letter in name) seed = SplitMix64.At(seed, letter);
        return SplitMix64.At(seed, (ulong)part) >> 1;
    }

    private static TrainedModel Join(TrainingContext context, List<EnsembleMember> members, IReadOnlyList<int[]> truth)
    {
        var fit = EnsembleFit.Of(members, truth, context.Data.Labels.Count, context.Data.ProblemType, LeastShare);
        var classifiers = new List<TextClassifier>();
        var shares = new List<float>();
        var history = new RunHistory();
        for (var m = 0; m < members.Count; m++)
        {
            if (fit.Weights[m] == 0)
            {
                members[m].Dispose();
                continue;
            }

            foreach (var model in members[m].Models)
            {
                classifiers.Add(model.Classifier);
                shares.Add(fit.Weights[m] / members[m].Models.Count);
            }
        }

        foreach (var entry in members[Array.IndexOf(fit.Weights, fit.Weights.Max())].Models[0].History.Entries) history.Add(entry);
        context.Listener.Noted($"weights: {string.Join(", ", members.Select((member, m) => string.Create(CultureInfo.InvariantCulture, $"{member.Name} {(fit.Weights[m] > 0 ? $"{fit.Weights[m]:F2}" : "left out")}")))}");
        var recipe = context.Recipe.Copy();
        recipe.Model.Members = [.. members.Select(member => member.Name)];
        TextClassifier joined = classifiers.Count == 1 ? classifiers[0] : new EnsembleTextClassifier(classifiers, shares);
        return new TrainedModel(joined, recipe, history) { HeldOut = Reports.Make(context.Data.Labels, context.Data.ProblemType, truth, fit.Probabilities) };
    }

    private static string Describe(TrainingContext context, EnsembleMember member, IReadOnlyList<int[]> truth)
    {
        var report = Reports.Make(context.Data.Labels, context.Data.ProblemType, truth, member.HeldOut);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{member.Name}: held-out accuracy {report.Metrics[MetricNames.Accuracy]:F4}, macro F1 {report.Metrics[MetricNames.MacroF1]:F4}");
    }
}
