namespace Linnet.Hub.Protocol.Lfs;

/// <summary>The body of <c>objects/batch</c> (git-lfs, docs/api/batch.md).</summary>
internal sealed record BatchBody(string? Operation, IReadOnlyList<string>? Transfers, IReadOnlyList<LfsObject>? Objects);

/// <summary>An object by its SHA-256.</summary>
internal sealed record LfsObject(string? Oid, long Size);

/// <summary>The answer for one object: what to do with it, or what is wrong with it; neither where it is stored already.</summary>
internal sealed record BatchAnswer(string? Oid, long Size, IReadOnlyDictionary<string, LfsAction>? Actions, LfsError? Error);

/// <summary>Where to send something.</summary>
internal sealed record LfsAction(string Href, IReadOnlyDictionary<string, string>? Header);

/// <summary>Why an object cannot be had or taken.</summary>
internal sealed record LfsError(int Code, string Message);

/// <summary>The body that ends an upload in parts.</summary>
internal sealed record CompleteBody(string? Oid, IReadOnlyList<CompletePart>? Parts);

/// <summary>A part that was sent.</summary>
internal sealed record CompletePart(int PartNumber, string? Etag);
