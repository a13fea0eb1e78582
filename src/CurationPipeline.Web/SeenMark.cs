using System.Security.Cryptography;
using System.Text;

namespace CurationPipeline.Web;

/// <summary>Tells whether an item is still as a person saw it: a short hash of its lines.</summary>
internal static class SeenMark
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
