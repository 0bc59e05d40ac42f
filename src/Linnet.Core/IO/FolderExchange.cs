using System.Runtime.InteropServices;

namespace Linnet.IO;

/// <summary>Exchanges two folders in one atomic step through the C library that every such system has.</summary>
internal static partial class FolderExchange
{
    private const int CurrentFolder = -100;
    private const uint ExchangeOnLinux = 2;
    private const uint ExchangeOnMac = 2;

    /// <summary>Exchanges the names of two folders on one disk.</summary>
    /// <returns>False where the system or the file system cannot; nothing has changed then.</returns>
    internal static bool TryExchange(string first, string second)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return RenameLinux(CurrentFolder, first, CurrentFolder, second, ExchangeOnLinux) == 0;
            if (OperatingSystem.IsMacOS()) return RenameMac(first, second, ExchangeOnMac) == 0;
            return false;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
        catch (DllNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameLinux(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameMac(string oldPath, string newPath, uint flags);
}
