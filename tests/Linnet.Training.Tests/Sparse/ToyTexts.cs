using Linnet.Models.Pipelines;
using Linnet.Numerics;

namespace Linnet.Training.Tests.Sparse;

/// <summary>Small made-up sets in which a label shows in a text's words, with some noise.</summary>
internal static class ToyTexts
{
    private static readonly string[][] Words = [["good", "fine", "lovely", "很好"], ["bad", "awful", "poor", "很差"], ["so-so", "average", "plain", "一般"]];
    private static readonly string[] Fillers = ["the", "room", "was", "and", "film", "service", "a", "了"];

    public static (TextInput[] Inputs, int[][] Labels) SingleLabel(int count, int labels, ulong seed)
    {
        var random = new SeededRandom(seed);
        var inputs = new TextInput[count];
        var truth = new int[count][];
        for (var i = 0; i < count; i++)
        {
            var label = i % labels;
            truth[i] = [label];
            inputs[i] = new TextInput(Sentence(random, [label]));
        }

        return (inputs, truth);
    }

    public static (TextInput[] Inputs, int[][] Labels) MultiLabel(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var truth = Enumerable.Range(0, count).Select(i => Enumerable.Range(0, 3).Where(label => (i >> label) % 2 == 1).ToArray()).ToArray();
        return ([.. truth.Select(labels => new TextInput(Sentence(random, labels)))], truth);
    }

    public static double Accuracy(float[] probabilities, int[][] labels)
    {
        var width = probabilities.Length / labels.Length;
        return labels.Where((label, i) => probabilities[i * width + label[0]] == probabilities.Skip(i * width).Take(width).Max()).Count() / (double)labels.Length;
    }

    private static string Sentence(SeededRandom random, int[] labels)
    {
        var words = Enumerable.Range(0, 6).Select(_ => Fillers[random.Next(Fillers.Length)]).ToList();
        foreach (var label in labels) words.Insert(random.Next(words.Count), Words[label][random.Next(4)]);
        return string.Join(' ', words);
    }
}
