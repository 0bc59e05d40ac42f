using System.Text;
using Linnet.Hub.Tests.Git;
using Linnet.Hub.Tests.Protocol.Npm;

namespace Linnet.Hub.Tests.Clients;

/// <summary>Makes the table of docs/hub/clients.md by making every call in it, and holds the page to it.</summary>
public sealed class ClientTableTests
{
    [ClientTableFact]
    public async Task The_page_says_what_is_so()
    {
        (string Client, IReadOnlyList<ClientCall> Calls)[] columns =
        [
            ("npm `@huggingface/hub`", await NpmCalls.All), ("transformers.js", OtherCalls.Transformers), ("Python `huggingface_hub` (its requests)", PythonCalls.All),
            ("git, git-lfs", OtherCalls.Git), ("`linnet`", OtherCalls.Linnet),
        ];
        var calls = columns.SelectMany(column => column.Calls).ToList();
        Assert.Equal(Operations.All.Order(), calls.Select(call => call.Operation).Distinct().Order());
        var failures = new List<string>();
        foreach (var call in calls)
        {
            if (await call.TryAsync() is { } failure) failures.Add(failure);
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        var table = new StringBuilder($"| operation | {string.Join(" | ", columns.Select(column => column.Client))} |\n|{string.Concat(Enumerable.Repeat(" --- |", columns.Length + 1))}\n");
        foreach (var operation in Operations.All)
            table.Append("| ").Append(operation).Append(" | ").AppendJoin(" | ", columns.Select(column => string.Join("; ", column.Calls.Where(call => call.Operation == operation).Select(call => call.Name)))).Append(" |\n");
        var page = await File.ReadAllTextAsync(Page());
        Assert.True(page.Contains(table.ToString(), StringComparison.Ordinal), $"docs/hub/clients.md should hold this table:\n{table}");
    }

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Linnet.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "hub", "clients.md");
    }
}

/// <summary>A test that is skipped, saying why, where one of the clients cannot be had.</summary>
internal sealed class ClientTableFactAttribute : FactAttribute
{
    public ClientTableFactAttribute() => Skip = NpmPackage.Hub.Missing ?? NpmPackage.Transformers.Missing ?? GitLfsFactAttribute.Missing;
}
