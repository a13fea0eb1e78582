using CurationPipeline.Pdf.Filters;
using CurationPipeline.Pdf.Syntax;

namespace CurationPipeline.Pdf.Content;

/// <summary>Runs the content of pages and forms, and tells the canvas what they draw.</summary>
internal sealed partial class ContentInterpreter : IDisposable
{
    private const int DeepestForm = 12;
    private const int MostOperands = 1 << 16;
    private const int MostOperators = 3_000_000;
    private const int OperatorsPerForm = 20;
    private const int MostSaved = 512;
    private const int OperatorsBetweenChecks = 1024;

    private readonly PageResources _shared;
    private readonly PageCanvas _canvas = new();
    private readonly TextShower _shower;
    private readonly MarkedContent _marks;
    private readonly PathBuilder _path = new();
    private readonly NameTable _names = new();
    private readonly Stack<GraphicsState> _saved = new();
    private readonly List<Operand> _operands = [];
    private byte[] _scratch = new byte[1 << 12];
    private GraphicsState _state;
    private PdfDictionary _resources = PdfDictionary.Empty;
    private CancellationToken _cancellation;
    private int _operators;
    private int _nextCheck;
    private int _depth;
    private bool _clipPending;
    private int? _clipFrom;
    private bool _inArray;

    public ContentInterpreter(PageResources shared)
    {
        _shared = shared;
        _shower = new TextShower(_canvas);
        _marks = new MarkedContent(_canvas, _shower, shared.Layers);
    }

    public LetterPage Read(PageNode page, int number, CancellationToken cancellationToken)
    {
        var frame = PageFrame.Of(page);
        _cancellation = cancellationToken;
        _operators = _nextCheck = 0;
        Reset(frame);
        _canvas.Begin(frame);
        _resources = page.Resources;
        Attempt(() => RunContent(page.Dictionary));
        Reset(frame);
        Attempt(() => Annotations.Draw(page.Dictionary, DrawForm));
        return _canvas.Finish(number);
    }

    public void Dispose() => _canvas.Dispose();

    /// <summary>Damage that nobody foresaw costs the rest of the page and is told, never the document.</summary>
    private void Attempt(Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _canvas.Lose($"The rest of the page could not be read: {exception.Message}");
        }
    }

    private void RunContent(PdfDictionary page)
    {
        using var content = new ByteBuffer();
        PageContent.Collect(page, content, _canvas);
        Run(content.Span);
    }

    private void Reset(in PageFrame frame)
    {
        _marks.EndDownTo(0);
        _saved.Clear();
        _path.Clear();
        _clipPending = false;
        _clipFrom = null;
        _depth = 0;
        _savedFloor = 0;
        _state = GraphicsState.Initial(frame);
    }

    private void Run(ReadOnlySpan<byte> content)
    {
        var lexer = new Lexer(content);
        _operands.Clear();
        for (var token = lexer.Next(); token != TokenKind.End; token = lexer.Next())
        {
            switch (token)
            {
                case TokenKind.Keyword:
                    if (!Count())
                        return;
                    if (_inArray && IsStrayInArray(lexer.Slice))
                        break;
                    _inArray = false;
                    Execute(Operators.Pack(lexer.Slice), content, ref lexer);
                    _operands.Clear();
                    break;
                case TokenKind.DictionaryStart:
                    PushDictionary(ref lexer);
                    break;
                case TokenKind.ArrayStart or TokenKind.ArrayEnd:
                    _inArray = token == TokenKind.ArrayStart;
                    break;
                case TokenKind.DictionaryEnd:
                    break;
                default:
                    // Operands without an operator come to an end, too.
                    if (_operands.Count < MostOperands)
                        _operands.Add(new Operand(token, lexer.Number, lexer.Start, lexer.Slice.Length));
                    else if (!Count())
                        return;
                    break;
            }
        }
    }

    /// <summary>Some writers set the spacing between the strings of one array: the operator and its number are no part of it.</summary>
    private bool IsStrayInArray(ReadOnlySpan<byte> word)
    {
        if (Operators.Pack(word) is not (Operators.CharacterSpace or Operators.WordSpace or Operators.HorizontalScale or Operators.Rise))
            return false;
        if (_operands.Count > 0)
            _operands.RemoveAt(_operands.Count - 1);
        return true;
    }

    private bool Count()
    {
        if (++_operators >= _nextCheck)
        {
            _nextCheck = _operators + OperatorsBetweenChecks;
            _cancellation.ThrowIfCancellationRequested();
        }

        if (_operators < MostOperators && !_canvas.IsFull)
            return true;
        _canvas.Lose("The page draws without end: what comes after its first 3 million operators or 200 000 letters was left out.");
        return false;
    }

    private void PushDictionary(ref Lexer lexer)
    {
        var start = lexer.Start;
        var depth = 1;
        while (depth > 0)
        {
            var token = lexer.Next();
            if (token == TokenKind.End)
                break;
            depth += token == TokenKind.DictionaryStart ? 1 : token == TokenKind.DictionaryEnd ? -1 : 0;
        }

        _operands.Add(new Operand(TokenKind.DictionaryStart, 0, start, lexer.Position - start));
    }

    private double Number(int index) => index < _operands.Count && _operands[index].Kind == TokenKind.Number ? _operands[index].Number : 0;

    /// <summary>The last operands, for operators that some writers give too many.</summary>
    private bool TryLast(int count, out int first)
    {
        first = _operands.Count - count;
        return first >= 0;
    }

    private string? Name(int index, ReadOnlySpan<byte> content) =>
        index >= 0 && index < _operands.Count && _operands[index] is { Kind: TokenKind.Name } name
            ? _names.Get(content.Slice(name.Start, name.Length))
            : null;

    private ReadOnlySpan<byte> Text(Operand operand, ReadOnlySpan<byte> content)
    {
        var raw = content.Slice(operand.Start, operand.Length);
        if (operand.Kind == TokenKind.Text && raw.IndexOfAny((byte)'\\', (byte)'\r') < 0)
            return raw;
        if (_scratch.Length <= raw.Length)
            _scratch = new byte[raw.Length * 2];
        return _scratch.AsSpan(0, TokenDecoder.String(operand.Kind, raw, _scratch));
    }

    private Matrix OperandMatrix(int first) =>
        new(Number(first), Number(first + 1), Number(first + 2), Number(first + 3), Number(first + 4), Number(first + 5));
}
