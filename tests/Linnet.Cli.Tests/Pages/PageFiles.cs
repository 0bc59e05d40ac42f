using System.Text.Json;

namespace Linnet.Cli.Tests.Pages;

/// <summary>Small files under the names that a page of docs/tasks uses, and the commands of other pages that it takes as done.</summary>
internal static class PageFiles
{
    private const string Encoder = "train --task sentence-similarity --model bag-of-vectors --data scored.tsv --out models/encoder";
    private const string Base = "pretrain --data corpus --hidden-size 32 --num-hidden-layers 1 --num-attention-heads 2 --max-length 48 --out models/base";

    private static readonly string[] Names = ["John", "Mary", "Tom", "Ann"], Places = ["Berlin", "Paris", "Rome", "Oslo"];
    private static readonly string[] German = ["ein", "mann", "frau", "schläft", "sitzt"], English = ["a", "man", "woman", "sleeps", "sits"];

    /// <summary>Writes what a page needs.</summary>
    /// <param name="page">Without its extension.</param>
    /// <param name="workspace">Empty.</param>
    /// <returns>The commands of other pages that come first.</returns>
    /// <exception cref="InvalidOperationException">Nothing is known of the page.</exception>
    internal static string[] Write(string page, Workspace workspace)
    {
        switch (page)
        {
            case "dialogue":
                workspace.Write("smalltalk.jsonl", string.Concat(Enumerable.Range(0, 30).Select(i => $"{{\"turns\":[\"Hello\",\"Hi there! How are you?\",\"Fine {i}, and you?\"]}}\n{{\"turns\":[\"What is AI?\",\"A word for many things, number {i}.\"]}}\n")));
                Scored(workspace, "scored.tsv", 40);
                return [Encoder];
            case "fill-mask":
                Corpus(workspace);
                return [];
            case "pretraining":
                Corpus(workspace);
                Topics(workspace, "train.tsv", 40);
                Topics(workspace, "dev.tsv", 10);
                Tagged(workspace, "train.conll", 40);
                Questions(workspace, "train.json", 20);
                return [];
            case "question-answering":
                foreach (var name in new[] { "train", "dev", "test" }) Questions(workspace, name + ".json", 12);
                return [];
            case "relation-extraction":
                Relations(workspace, "train.jsonl", 60);
                Relations(workspace, "dev.jsonl", 20);
                return [];
            case "search":
                Directory.CreateDirectory(workspace.File("documents"));
                workspace.Write("documents/help.txt", "You can return a parcel within thirty days.\n\nThe warranty lasts two years.\n");
                workspace.Write("documents/zh.md", "# 退款\n\n收到商品后七天内可以申请退款。\n");
                Scored(workspace, "scored.tsv", 40);
                return [Encoder, "train --task sentence-similarity --model similarity-features --data scored.tsv --out models/cross"];
            case "sentence-similarity":
                Corpus(workspace);
                Scored(workspace, "train.tsv", 60);
                Scored(workspace, "dev.tsv", 20);
                Scored(workspace, "pairs.tsv", 5);
                workspace.Write("pairs.jsonl", string.Concat(Places.Select(place => $"{{\"text1\":\"Where is {place}?\",\"text2\":\"How do I find {place}?\"}}\n")));
                workspace.Write("vectors.txt", "3 4\nlives 1 2 3 4\nin 4 3 2 1\nthe 1 1 2 2\n");
                return [Base];
            case "summarization":
                Articles(workspace, "news.tsv", 24);
                Articles(workspace, "dev.tsv", 3);
                Articles(workspace, "test.tsv", 3);
                workspace.Write("articles.txt", "The storm hit the coast. A dog slept.\n");
                return [];
            case "word-vectors":
                return [];
            case "text-classification":
                workspace.Write("corpus.txt", string.Concat(Sentences(300)));
                return [];
            case "text-generation":
                workspace.Write("corpus.txt", string.Concat(Sentences(300)));
                workspace.Write("more.txt", string.Concat(Sentences(40)));
                return [];
            case "token-classification":
                foreach (var name in new[] { "train", "dev", "test" }) Tagged(workspace, name + ".conll", 40);
                Intents(workspace, "train.jsonl", 30);
                Intents(workspace, "dev.jsonl", 10);
                return [];
            case "translation":
                foreach (var (name, count) in new[] { ("train", 60), ("dev", 4), ("test", 4) }) Parallel(workspace, name, count);
                workspace.Write("letters.de", "ein mann schläft\neine frau sitzt\n");
                return [];
            case "zero-shot-classification":
                Corpus(workspace);
                Topics(workspace, "few.tsv", 12);
                Topics(workspace, "train.tsv", 12);
                Topics(workspace, "test.tsv", 8);
                return [Base, "train --task text-generation --model gpt2 --data corpus/text.txt --hidden-size 32 --num-hidden-layers 1 --num-attention-heads 2 --out models/poet"];
            default:
                throw new InvalidOperationException($"docs/tasks/{page}.md has no sample files here; write those that its commands name.");
        }
    }

    private static IEnumerable<string> Sentences(int count) => Enumerable.Range(0, count).Select(i => (i % 4) switch
    {
        0 => $"{Places[i / 4 % 4]} is the capital of France and number {i}.\n",
        1 => $"{Names[i / 4 % 4]} lives in {Places[i / 3 % 4]}, once upon a time. I want my money back.\n",
        2 => $"The match ended with a late goal, {Names[i / 4 % 4]}. This news is about sports.\n",
        _ => "The vote was about taxes; happy and glad, great, angry and bad. This news is about politics.\n\n",
    });

    private static void Corpus(Workspace workspace)
    {
        Directory.CreateDirectory(workspace.File("corpus"));
        workspace.Write("corpus/text.txt", string.Concat(Sentences(400)));
        workspace.Write("held-out.txt", string.Concat(Sentences(60)));
    }

    private static void Topics(Workspace workspace, string name, int count) => workspace.Write(name, "label\ttext\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
        i % 2 == 0 ? $"sports\tThe match {i} ended with a late goal.\n" : $"politics\tThe vote {i} was about taxes.\n")));

    private static void Tagged(Workspace workspace, string name, int count) => workspace.Write(name, string.Concat(Enumerable.Range(0, count).Select(i =>
        $"{Names[i % 4]}\tB-PER\nlives\tO\nin\tO\n{Places[i / 2 % 4]}\tB-LOC\n\n")));

    private static void Intents(Workspace workspace, string name, int count) => workspace.Write(name, string.Concat(Enumerable.Range(0, count).Select(i => i % 2 == 0
        ? "{\"tokens\":[\"flights\",\"to\",\"denver\"],\"slots\":[\"O\",\"O\",\"B-city\"],\"intent\":\"flight\"}\n"
        : "{\"tokens\":[\"price\",\"to\",\"boston\"],\"slots\":[\"O\",\"O\",\"B-city\"],\"intent\":\"fare\"}\n")));

    private static void Scored(Workspace workspace, string name, int count) => workspace.Write(name, "score\ttext1\ttext2\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
        $"{(i % 3 == 0 ? 5 : 1)}\t{Names[i % 4]} lives in {Places[i % 4]}\t{Names[i % 3 == 0 ? i % 4 : (i + 1) % 4]} lives in {Places[i % 4]} now\n")));

    private static void Articles(Workspace workspace, string name, int count) => workspace.Write(name, "article\tsummary\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
        $"The storm {i} hit the coast. A dog slept. The coast was hit by storm {i} again.\tStorm {i} hit the coast.\n")));

    private static void Parallel(Workspace workspace, string name, int count)
    {
        string Line(string[] words, int i) => $"{words[0]} {words[1 + (i % 2)]} {words[3 + (i / 2 % 2)]}\n";
        workspace.Write(name + ".de", string.Concat(Enumerable.Range(0, count).Select(i => Line(German, i))));
        workspace.Write(name + ".en", string.Concat(Enumerable.Range(0, count).Select(i => Line(English, i))));
    }

    private static void Questions(Workspace workspace, string name, int count) => workspace.Write(name, JsonSerializer.Serialize(new
    {
        data = Enumerable.Range(0, count).Select(i =>
        {
            var before = $"{Names[i % 4]} {i} lives in ";
            var answers = new[] { new { text = Places[i % 4], answer_start = before.Length } };
            return new { paragraphs = new[] { new { context = $"{before}{Places[i % 4]}.", qas = new[] { new { id = $"{i}", question = $"Where does {Names[i % 4]} live?", answers } } } } };
        }),
    }));

    private static void Relations(Workspace workspace, string name, int count) => workspace.Write(name, string.Concat(Enumerable.Range(0, count).Select(i =>
    {
        var (one, link, two) = (new[] { "fire", "flood", "storm" }[i % 3], i % 2 == 0 ? " caused the " : " came from the ", new[] { "damage", "loss" }[i / 2 % 2]);
        var tail = 4 + one.Length + link.Length;
        return $"{{\"text\":\"The {one}{link}{two}.\",\"head\":[4,{4 + one.Length}],\"tail\":[{tail},{tail + two.Length}],\"relation\":\"Cause-Effect({(i % 2 == 0 ? "e1,e2" : "e2,e1")})\"}}\n";
    })));
}
