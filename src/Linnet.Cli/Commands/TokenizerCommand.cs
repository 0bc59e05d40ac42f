using System.CommandLine;
using System.Text.Json;
using Linnet.Cli.Output;
using Linnet.Text.Tokenization;
using Linnet.Text.Tokenization.Training;

namespace Linnet.Cli.Commands;

/// <summary>`linnet tokenizer`: train, encode, decode.</summary>
internal static class TokenizerCommand
{
    internal static Command Create() => new("tokenizer", "Train a tokeniser, encode text, decode ids.") { Train(), Encode(), Decode() };

    private static Command Train()
    {
        var file = new Argument<string>("file") { Description = "Plain text with one text a line, or a labelled file whose text column is used." };
        var output = new Option<string>("--out") { Description = "The tokenizer.json to write.", Required = true };
        var kind = Choices.Option("--type", "Kind of tokeniser.", TokenizerKind.WordPiece);
        var size = new Option<int>("--vocabulary-size") { Description = "Most entries.", DefaultValueFactory = _ => 8000 };
        var frequency = new Option<int>("--min-frequency") { Description = "Least occurrences.", DefaultValueFactory = _ => 2 };
        var lower = new Option<bool>("--lowercase") { Description = "Lower-case the text." };
        var command = new Command("train", "Train a tokeniser. Example: linnet tokenizer train texts.txt --type byte-level-bpe --out tokenizer.json") { file, output, kind, size, frequency, lower };
        var reading = new DataFileArguments(command);
        command.SetAction(result =>
        {
            var texts = reading.Texts(result, result.GetValue(file)!);
            var options = new TokenizerTrainingOptions
            {
                VocabularySize = result.GetValue(size),
                MinFrequency = result.GetValue(frequency),
                LowerCase = result.GetValue(lower) ? true : null,
            };
            var tokenizer = TokenizerTrainer.Create(result.GetValue(kind), options).Train(texts);
            tokenizer.Save(result.GetValue(output)!);
            Console.WriteLine($"wrote {result.GetValue(output)} with {tokenizer.VocabularySize} entries");
            return 0;
        });
        return command;
    }

    private static Command Encode()
    {
        var text = new Argument<string?>("text") { Description = "The text; without it lines are read from standard input.", Arity = ArgumentArity.ZeroOrOne };
        var path = TokenizerOption();
        var lines = new Option<bool>("--jsonl") { Description = "Standard input has one JSON string a line." };
        var plain = new Option<bool>("--no-special-tokens") { Description = "Add no special tokens." };
        var command = new Command("encode", "Text to ids, tokens and offsets (in code points). Example: linnet tokenizer encode --tokenizer tokenizer.json \"a text\"") { text, path, lines, plain };
        command.SetAction(result =>
        {
            var tokenizer = Tokenizer.Load(result.GetValue(path)!);
            var special = !result.GetValue(plain);
            using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 1 << 16);
            if (result.GetValue(text) is { } single)
            {
                output.WriteLine(Describe(tokenizer.Encode(single, null, special)));
                return 0;
            }

            var number = 0;
            while (Console.In.ReadLine() is { } line)
            {
                number++;
                output.WriteLine(Describe(tokenizer.Encode(result.GetValue(lines) ? ParseString(line, number) : line, null, special)));
            }

            return 0;
        });
        return command;
    }

    private static Command Decode()
    {
        var ids = new Argument<int[]>("ids") { Description = "Token ids.", Arity = ArgumentArity.OneOrMore };
        var path = TokenizerOption();
        var keep = new Option<bool>("--keep-special-tokens") { Description = "Show special tokens too." };
        var command = new Command("decode", "Ids to text. Example: linnet tokenizer decode --tokenizer tokenizer.json 101 7592 102") { ids, path, keep };
        command.SetAction(result =>
        {
            Console.WriteLine(Tokenizer.Load(result.GetValue(path)!).Decode(result.GetValue(ids)!, !result.GetValue(keep)));
            return 0;
        });
        return command;
    }

    private static Option<string> TokenizerOption() => new("--tokenizer") { Description = "A tokenizer.json, or a folder that has one.", Required = true };

    private static string ParseString(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JsonStrings.Default.String) ?? throw new DataFormatException("standard input", number, "expected one JSON string, found null.");
        }
        catch (JsonException error)
        {
            throw new DataFormatException("standard input", number, "expected one JSON string on this line.", error);
        }
    }

    private static string Describe(Encoding encoding) => JsonOutput.Line(writer =>
    {
        writer.WriteStartArray("ids");
        foreach (var id in encoding.Ids) writer.WriteNumberValue(id);
        writer.WriteEndArray();
        writer.WriteStartArray("tokens");
        foreach (var token in encoding.Tokens) writer.WriteStringValue(token);
        writer.WriteEndArray();
        writer.WriteStartArray("offsets");
        foreach (var offset in encoding.CodePointOffsets)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(offset.Start);
            writer.WriteNumberValue(offset.End);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    });
}
