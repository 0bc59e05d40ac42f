using System.CommandLine;
using Linnet.Hub;

namespace Linnet.Cli.Commands;

/// <summary>Where a hub keeps its things: the same options for the hub itself and for its upkeep.</summary>
internal sealed class HubStorageOptions
{
    private readonly Option<string> _data = new("--data") { Description = "The folder of the hub.", DefaultValueFactory = _ => "hub" };
    private readonly Option<string?> _database = new("--database") { Description = "PostgreSQL instead of SQLite in the folder: postgres://user:password@host:port/name. Several hubs may share it." };
    private readonly Option<string?> _blobs = new("--blobs") { Description = "A bucket for the files instead of the folder: s3://bucket/prefix?region=NAME, with &endpoint=http://host:port for servers other than Amazon's." };

    internal void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_database);
        command.Add(_blobs);
    }

    internal HubOptions Read(ParseResult result) => new() { DataFolder = result.GetValue(_data)!, Database = result.GetValue(_database), Blobs = result.GetValue(_blobs) };
}
