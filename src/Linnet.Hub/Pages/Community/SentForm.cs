using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Community;

/// <summary>What a form has sent.</summary>
internal static class SentForm
{
    /// <summary>Reads it; what is none is refused.</summary>
    internal static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) throw new RefusedException(Refusal.BadRequest, "A form was expected: send its fields as application/x-www-form-urlencoded.");
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException error)
        {
            throw new RefusedException(Refusal.BadRequest, $"The form cannot be read: {error.Message}");
        }
    }
}
