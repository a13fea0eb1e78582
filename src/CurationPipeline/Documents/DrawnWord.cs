using System.Text;
using CurationPipeline.Pdf;

namespace CurationPipeline.Documents;

/// <summary>Letters that stand side by side in one font.</summary>
/// <param name="X">Where its first letter stands on the baseline.</param>
/// <param name="Y">The baseline at its first letter, from the top of the page.</param>
/// <param name="Length">How far it runs along the line.</param>
/// <param name="Size">Font size in points.</param>
/// <param name="Angle">Direction of writing in degrees, clockwise as seen.</param>
/// <param name="Box">Around all of it.</param>
public sealed record DrawnWord(
    string Text, float X, float Y, float Length, float Size, float Angle, Box Box, bool Bold, bool Italic, bool Monospace)
{
    /// <summary>A word that may still get letters.</summary>
    internal sealed class Draft
    {
        private readonly StringBuilder _text = new();
        private readonly Letter _first;
        private readonly float _cos;
        private readonly float _sin;
        private Box _box;
        private float _end;

        public Draft(Letter first)
        {
            _first = first;
            _box = first.Box;
            _cos = MathF.Cos(first.Angle * MathF.PI / 180);
            _sin = MathF.Sin(first.Angle * MathF.PI / 180);
            _text.Append(first.Text);
            _end = EndOf(first);
        }

        /// <summary>False when the letter belongs to another word.</summary>
        public bool TryAdd(Letter letter)
        {
            if (string.IsNullOrWhiteSpace(letter.Text) || letter.Font != _first.Font || letter.Angle != _first.Angle
                || Math.Abs(letter.Size - _first.Size) > 0.01f || !Continues(letter))
                return false;
            _text.Append(letter.Text);
            _box = _box.Union(letter.Box);
            _end = Math.Max(_end, EndOf(letter));
            return true;
        }

        /// <summary>The word; nothing where its text has no letter that can be drawn.</summary>
        public IEnumerable<DrawnWord> Close(IReadOnlyList<LetterFont> fonts)
        {
            var font = _first.Font >= 0 && _first.Font < fonts.Count ? fonts[_first.Font] : null;
            var length = _end - Along(_first);
            if (length > 0 && _first.Size > 0)
            {
                yield return new DrawnWord(
                    _text.ToString(), _first.BaselineX, _first.BaselineY, length, _first.Size, _first.Angle, _box,
                    font?.Bold == true, font?.Italic == true, font?.Monospace == true);
            }
        }

        private bool Continues(Letter letter) =>
            Along(letter) - _end is var gap && gap > -0.4f * _first.Size && gap < 0.12f * _first.Size
            && Math.Abs(Across(letter) - Across(_first)) < 0.05f * _first.Size;

        private float Along(Letter letter) => (letter.BaselineX * _cos) + (letter.BaselineY * _sin);

        private float Across(Letter letter) => (letter.BaselineY * _cos) - (letter.BaselineX * _sin);

        /// <summary>Exact along the page's edges; a slanted letter's box is wider than the letter, so it is taken for a middling one.</summary>
        private float EndOf(Letter letter) => letter.Angle switch
        {
            0 => letter.Box.X1,
            90 => letter.Box.Y1,
            180 => -letter.Box.X0,
            270 or -90 => -letter.Box.Y0,
            _ => Along(letter) + (0.5f * letter.Size),
        };
    }
}
