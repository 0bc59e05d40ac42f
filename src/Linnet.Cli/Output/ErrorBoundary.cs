namespace Linnet.Cli.Output;

/// <summary>Turns every expected error into one line on standard error and an exit code; nobody sees a stack trace.</summary>
internal static class ErrorBoundary
{
    internal const int Failure = 1;
    internal const int Cancelled = 130;

    internal static int Run(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped; nothing half-written is left behind.", Cancelled);
        }
        catch (LinnetException error)
        {
            return Fail(error.Message, Failure);
        }
        catch (AggregateException error) when (error.InnerExceptions.All(inner => inner is LinnetException or IOException))
        {
            return Fail(error.InnerExceptions[0].Message, Failure);
        }
        catch (IOException error) when (IsDiskFull(error))
        {
            return Fail($"{error.Message} Free some space or name another folder; what was there before is intact.", Failure);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message, Failure);
        }
        catch (OutOfMemoryException)
        {
            return Fail("out of memory: use a smaller batch size, a shorter --max-length or a smaller model.", Failure);
        }
    }

    private static bool IsDiskFull(IOException error) => (error.HResult & 0xFFFF) is 112 or 28 || error.Message.Contains("No space left", StringComparison.Ordinal);

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"linnet: {OneLine(message)}");
        return code;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
