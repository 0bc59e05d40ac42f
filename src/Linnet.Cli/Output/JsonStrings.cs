using System.Text.Json.Serialization;

namespace Linnet.Cli.Output;

/// <summary>Source-generated JSON for plain strings.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class JsonStrings : JsonSerializerContext;
