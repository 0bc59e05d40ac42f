using System.Text.Json;

namespace Linnet.Hub.Protocol;

/// <summary>The body of <c>repos/create</c>, in the forms that old and new clients send.</summary>
internal sealed record CreateBody(string? Name, string? Organization, string? Type, string? Visibility, bool? Private, string? License, IReadOnlyList<CreateFile>? Files);

/// <summary>A file that a new repository begins with.</summary>
internal sealed record CreateFile(string Path, string Content, string? Encoding);

/// <summary>The body of <c>repos/delete</c>.</summary>
internal sealed record DeleteBody(string? Name, string? Organization, string? Type);

/// <summary>The body of <c>repos/move</c>.</summary>
internal sealed record MoveBody(string? FromRepo, string? ToRepo, string? Type);

/// <summary>The body of <c>settings</c>; what is left out stays as it is.</summary>
internal sealed record SettingsBody(string? Visibility, bool? Private, JsonElement? Gated);
