using System.CommandLine;
using Linnet.Cli.Output;
using Linnet.Data;
using Linnet.Models.Chat;
using Linnet.Models.Pipelines;
using Linnet.Retrieval;

namespace Linnet.Cli.Commands;

/// <summary>`linnet chat`: a conversation, line by line, with a language model or with what others answered.</summary>
internal static class ChatCommand
{
    private static readonly Option<string?> System = new("--system") { Description = "How the model is to behave." };
    private static readonly Option<string[]> Message = new("--message") { Description = "Say this instead of what standard input says; may be given several times, one turn each." };
    private static readonly Option<string?> Encoder = new("--encoder") { Description = "With a file of conversations: a model folder that gives texts vectors, to compare by meaning too." };
    private static readonly Option<int?> MaxNewTokens = new("--max-new-tokens") { Description = "Most tokens of an answer; else what the model folder says." };
    private static readonly Option<float?> Temperature = new("--temperature") { Description = "Below 1 bolder, above 1 more varied." };
    private static readonly Option<bool> Greedy = new("--greedy") { Description = "Always take the most probable token." };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Seeds the drawing." };

    internal static Command Create()
    {
        var partner = new Argument<string>("partner") { Description = "A model folder that can converse, or a .jsonl file of conversations whose answers are given again." };
        var json = CommonOptions.Json();
        var command = new Command("chat", "Converse, one line a turn. Example: linnet chat models/chat --system \"Be brief.\"")
        {
            partner, System, Message, Encoder, MaxNewTokens, Temperature, Greedy, Seed, json,
        };
        command.SetAction(result =>
        {
            var name = result.GetValue(partner)!;
            if (File.Exists(name)) Select(name, result, result.GetValue(json));
            else Generate(name, result, result.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Generate(string folder, ParseResult result, bool asJson)
    {
        if (result.GetValue(Encoder) is not null) throw new ConfigurationException("--encoder goes with a file of conversations; a model finds its own words.");
        using var pipeline = TextGenerationPipeline.Load(folder);
        var conversation = new Conversation(pipeline, result.GetValue(System));
        var config = pipeline.Defaults with
        {
            MaxNewTokens = result.GetValue(MaxNewTokens) ?? pipeline.Defaults.MaxNewTokens,
            Temperature = result.GetValue(Temperature) ?? pipeline.Defaults.Temperature,
            DoSample = !result.GetValue(Greedy) && pipeline.Defaults.DoSample,
        };
        ulong turn = 0;
        foreach (var said in Turns(result, asJson))
        {
            // Each answer draws anew, and the same conversation goes the same way again.
            var reply = conversation.Say(said, config with { Seed = result.GetValue(Seed) + turn++ }, asJson ? null : Write);
            if (asJson) Print(said, reply, null);
            else Console.WriteLine();
        }

        if (conversation.Forgotten > 0) Console.Error.WriteLine($"linnet: the model can hold {pipeline.Model.MaxLength} tokens; it forgot the oldest {conversation.Forgotten} turns.");
    }

    private static void Select(string path, ParseResult result, bool asJson)
    {
        if (result.GetValue(System) is not null) throw new ConfigurationException("--system is for a model; answers out of a file of conversations are as they are.");
        var encoder = result.GetValue(Encoder) is { } folder ? SentenceEncoder.Load(folder) : null;
        using var selector = ReplySelector.Create(DialogueFile.Read(path), encoder);
        var history = new List<string>();
        foreach (var said in Turns(result, asJson))
        {
            history.Add(said);
            var reply = selector.Answer(history);
            history.Add(reply.Text);
            if (asJson) Print(said, reply.Text, reply.Score);
            else Console.WriteLine(reply.Text);
        }
    }

    private static IEnumerable<string> Turns(ParseResult result, bool asJson)
    {
        if (result.GetValue(Message) is { Length: > 0 } messages) return messages.Where(message => !string.IsNullOrWhiteSpace(message));
        return Lines(shows: !asJson && !Console.IsInputRedirected);
    }

    private static IEnumerable<string> Lines(bool shows)
    {
        while (true)
        {
            if (shows) Console.Write("> ");
            if (Console.In.ReadLine() is not { } line) yield break;
            if (!string.IsNullOrWhiteSpace(line)) yield return line;
        }
    }

    private static void Write(string piece)
    {
        Console.Write(piece);
        Console.Out.Flush();
    }

    private static void Print(string said, string reply, double? score) => Console.WriteLine(JsonOutput.Line(writer =>
    {
        writer.WriteString("message", said);
        writer.WriteString("reply", reply);
        if (score is { } value) writer.WriteNumber("score", value);
    }));
}
