using System.Text;

namespace Linnet.Hub.Tests.Quality;

/// <summary>Pickles written by hand: letters stand for themselves, <c>\xNN</c> for a byte.</summary>
internal static class PickleText
{
    internal static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text[i + 1] == 'x')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 2, 2), 16));
                i += 3;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }

    /// <summary>What <c>torch.save</c> writes of a state dict with one tensor.</summary>
    internal static byte[] StateDict() => Bytes(
        @"\x80\x02ccollections" + "\nOrderedDict\n" + @"q\x00)Rq\x01X\x01\x00\x00\x00wq\x02ctorch._utils" + "\n_rebuild_tensor_v2\n" + @"q\x03((X\x07\x00\x00\x00storageq\x04ctorch" + "\nFloatStorage\n"
        + @"q\x05X\x01\x00\x00\x000q\x06X\x03\x00\x00\x00cpuq\x07K\x02tq\x08QK\x00K\x02\x85K\x01\x85\x89ccollections" + "\nOrderedDict\n)RtRs.");

    /// <summary>What calls <c>os.system("id")</c> when it is loaded.</summary>
    internal static byte[] Command() => Bytes("cos\nsystem\n(S'id'\ntR.");
}
