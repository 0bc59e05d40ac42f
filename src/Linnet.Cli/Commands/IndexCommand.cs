using System.CommandLine;
using Linnet.Retrieval;

namespace Linnet.Cli.Commands;

/// <summary>`linnet index`: makes a folder of documents searchable.</summary>
internal static class IndexCommand
{
    internal static Command Create()
    {
        var documents = new Argument<string>("documents") { Description = "A folder with txt, md and html files; each row of jsonl, tsv and csv files is a document." };
        var output = new Option<string>("--out") { Description = "The index folder.", Required = true };
        var model = new Option<string?>("--model") { Description = "A model folder that gives texts vectors, for search by meaning too." };
        var length = new Option<int>("--passage-length") { Description = "Characters that a passage should not exceed.", DefaultValueFactory = _ => new IndexOptions().PassageLength };
        var command = new Command("index", "Make a folder of documents searchable. Example: linnet index documents --out index --model models/encoder") { documents, output, model, length };
        command.SetAction((result, cancellation) =>
        {
            SearchIndex.Build(
                result.GetValue(documents)!,
                result.GetValue(output)!,
                new IndexOptions { Encoder = result.GetValue(model), PassageLength = result.GetValue(length) },
                Console.Error.WriteLine,
                cancellation);
            Console.WriteLine($"written: {result.GetValue(output)}");
            return Task.FromResult(0);
        });
        return command;
    }
}
