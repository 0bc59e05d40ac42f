using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Pages.Forms;

/// <summary>What a form has sent.</summary>
internal static class FormFields
{
    private const int MaxLength = 4 << 20;

    extension(HttpContext context)
    {
        /// <summary>The form, read once.</summary>
        /// <exception cref="RefusedException">The request carries none.</exception>
        internal async Task<IFormCollection> FormAsync()
        {
            if (!context.Request.HasFormContentType) throw new RefusedException(Refusal.BadRequest, "A form was expected: send its fields as application/x-www-form-urlencoded.");
            try
            {
                return await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
            {
                throw new RefusedException(Refusal.BadRequest, $"The form cannot be read: {error.Message}");
            }
        }
    }

    extension(IFormCollection form)
    {
        /// <summary>A field without spaces around it; empty where it was not sent.</summary>
        /// <param name="name">The field.</param>
        /// <param name="max">How many characters it takes; a browser has held to it already.</param>
        internal string Text(string name, int max = MaxLength)
        {
            var text = form[name].FirstOrDefault()?.Trim() ?? string.Empty;
            if (text.Contains('\0', StringComparison.Ordinal)) throw new RefusedException(Refusal.BadRequest, $"'{name}' has a sign in it that no text may have.");
            return text.Length <= max ? text : throw new RefusedException(Refusal.BadRequest, $"'{name}' has more than {max} characters.");
        }

        /// <summary>Whether a box was ticked.</summary>
        internal bool Has(string name) => form.ContainsKey(name);
    }
}
