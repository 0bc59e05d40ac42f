using Linnet.Hub.Content;
using Linnet.Hub.Objects;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Linnet.Hub.Database;

/// <summary>Keeps the name of a content as 32 bytes.</summary>
internal sealed class ContentIdConverter() : ValueConverter<ContentId, byte[]>(id => id.ToBytes(), bytes => ContentId.FromBytes(bytes));

/// <summary>Keeps the name of a git object as 20 bytes.</summary>
internal sealed class ObjectIdConverter() : ValueConverter<ObjectId, byte[]>(id => id.ToBytes(), bytes => ObjectId.FromBytes(bytes));

/// <summary>Keeps a time as milliseconds since 1970, which every database sorts alike.</summary>
internal sealed class TimeConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
